import { dayNumber } from '../period.ts';
import { REALIGNED_DAY, START_DAY } from './demo-calendar.ts';
import { TERRITORY_MODEL } from './customer-tables.ts';
import { keys } from './demo-keys.ts';
import { demoRegions } from './demo-regions.ts';
import { coded, constant, dates, demoTable, text, type DemoTable } from './demo-table.ts';
import type { DemoCompany } from './generate-company.ts';

/** Regions, districts and territories, the level above in `parent_territory_id`. */
export function territoryTable({ counties, territories }: DemoCompany): DemoTable {
  const largest = (members: readonly number[]) =>
    members.reduce((best, county) =>
      counties[county]!.potential > counties[best]!.potential ? county : best
    );
  const label = (members: readonly number[]) => {
    const { name, state } = counties[largest(members)]!;
    return `${name}, ${state}`;
  };
  const districts = [...new Set(territories.map(({ district }) => district))];
  const rows = [
    ...demoRegions.map(({ name }, i) => ({
      id: keys.region.textOf(i),
      name,
      parent: null as string | null,
      type: 'region'
    })),
    ...districts.map((district) => {
      const own = territories.filter((territory) => territory.district === district);
      return {
        id: keys.district.textOf(district),
        name: `${demoRegions[own[0]!.region]!.name}: ${label(own.flatMap((territory) => territory.counties))}`,
        parent: keys.region.textOf(own[0]!.region),
        type: 'district'
      };
    }),
    ...territories.map(({ district, counties: own }, i) => ({
      id: keys.territory.textOf(i),
      name: label(own),
      parent: keys.district.textOf(district),
      type: 'territory'
    }))
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  return demoTable('territory', rows.length, {
    territory_id: text(rows.map(({ id }) => id)),
    name: text(rows.map(({ name }) => name)),
    parent_territory_id: text(rows.map(({ parent }) => parent)),
    model_id: constant(TERRITORY_MODEL, rows.length),
    type: text(rows.map(({ type }) => type))
  });
}

/** The counties of each territory, [start, end): those that changed hands have two rows. */
export function territoryGeoTable({ counties, alignments }: DemoCompany): DemoTable {
  const rows = counties
    .flatMap((_, county) => {
      const [before, since] = [alignments.before[county]!, alignments.since[county]!];
      return before === since
        ? [{ county, territory: since, start: START_DAY, end: null }]
        : [
            { county, territory: before, start: START_DAY, end: REALIGNED_DAY },
            { county, territory: since, start: REALIGNED_DAY, end: null }
          ];
    })
    .sort((a, b) => a.territory - b.territory || a.county - b.county || a.start - b.start);
  return demoTable('territory_geo', rows.length, {
    territory_id: keys.territory.column(rows.map(({ territory }) => territory)),
    geo_type: constant('county', rows.length),
    geo_code: text(rows.map(({ county }) => counties[county]!.fips)),
    start_date: dates(rows.map(({ start }) => start)),
    end_date: dates(rows.map(({ end }) => end))
  });
}

export function geoUnitTable({ counties }: DemoCompany): DemoTable {
  const states = [...new Set(counties.map(({ state }) => state))].sort();
  return demoTable('geo_unit', counties.length + states.length, {
    geo_type: coded(['county', 'state'], [...counties.map(() => 0), ...states.map(() => 1)]),
    geo_code: text([...counties.map(({ fips }) => fips), ...states]),
    name: text([...counties.map(({ name }) => name), ...states]),
    parent: text([...counties.map(({ state }) => state), ...states.map(() => 'US')]),
    lat: {
      kind: 'coordinate',
      values: Float64Array.from([...counties.map(({ latitude }) => latitude), ...states.map(() => NaN)])
    },
    lon: {
      kind: 'coordinate',
      values: Float64Array.from([...counties.map(({ longitude }) => longitude), ...states.map(() => NaN)])
    }
  });
}

const measures = ['employees', 'establishments', 'population', 'potential'] as const;

/** The figures territories are balanced on. */
export function geoMeasureTable({ counties }: DemoCompany): DemoTable {
  const rows = counties.flatMap((county) =>
    measures.map((measure, code) => ({ county, code, value: county[measure] }))
  );
  return demoTable('geo_measure', rows.length, {
    geo_type: constant('county', rows.length),
    geo_code: text(rows.map(({ county }) => county.fips)),
    measure: coded(
      measures,
      rows.map(({ code }) => code)
    ),
    value: {
      kind: 'amount',
      tenThousandths: Float64Array.from(rows, ({ value }) => Math.round(value * 10_000))
    }
  });
}

/** Calendar months 2023 to 2027; the fiscal year is the calendar year. */
export function fiscalCalendarTable(): DemoTable {
  const months = Array.from({ length: 60 }, (_, i) => ({
    year: 2023 + Math.floor(i / 12),
    month: (i % 12) + 1
  }));
  const id = ({ year, month }: { year: number; month: number }) =>
    `${year}-${String(month).padStart(2, '0')}`;
  const next = ({ year, month }: { year: number; month: number }) =>
    month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return demoTable('fiscal_calendar', months.length, {
    period_id: text(months.map(id)),
    start: dates(months.map((month) => dayNumber(`${id(month)}-01`))),
    end: dates(months.map((month) => dayNumber(`${id(next(month))}-01`))),
    year: { kind: 'count', values: Int32Array.from(months, ({ year }) => year) },
    quarter: { kind: 'count', values: Int32Array.from(months, ({ month }) => Math.ceil(month / 3)) },
    month: { kind: 'count', values: Int32Array.from(months, ({ month }) => month) }
  });
}
