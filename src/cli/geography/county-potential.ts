import { power } from '../../lib/core/portable-math.ts';

/** A row of `us_county_market_potential.csv` by column name; an unknown figure is the empty text. */
export type CountyRow = Readonly<Record<string, string>>;

/** The measures kept beside each county's geometry, by their column in the source. */
export const measureColumns = {
  population: 'population_2014',
  households: 'households_2013',
  establishments: 'establishments_2013',
  employees: 'employees_2013',
  gdp: 'real_gdp_2021_usd2012_thousands',
  retail_sales: 'retail_sales_2007_usd_thousands',
  labor_force: 'labor_force_2022',
  household_income: 'median_household_income_2021'
} as const;

/**
 * Market potential: establishments^0.6 × GDP^0.4, scaled so that the country has 1,000,000 points. Where GDP is
 * not reported it is taken as the county's establishments at the state's GDP per establishment.
 */
export function countyPotentials(rows: readonly CountyRow[]): Map<string, number> {
  const known = rows.filter((row) => row[measureColumns.gdp] !== '');
  const gdpOf = (row: CountyRow): number => {
    const own = row[measureColumns.gdp]!;
    if (own !== '') return Number(own);
    const peers = known.filter(({ state }) => state === row['state']);
    return (
      (sum(peers, measureColumns.gdp) / sum(peers, measureColumns.establishments)) *
      Number(row[measureColumns.establishments])
    );
  };
  const raw = new Map(
    rows.map((row) => [
      row['fips']!,
      power(Number(row[measureColumns.establishments]), 0.6) * power(gdpOf(row), 0.4)
    ])
  );
  const total = [...raw.values()].reduce((a, b) => a + b, 0);
  return new Map([...raw].map(([fips, value]) => [fips, (value / total) * 1_000_000]));
}

const sum = (rows: readonly CountyRow[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);
