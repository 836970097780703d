const byLower = (names: readonly string[]): ReadonlyMap<string, string> =>
  new Map(names.map((name) => [name.toLowerCase(), name]));

/** Usual names of industries in sales data. */
export const knownIndustries = byLower(
  'technology,software,hardware,medical,healthcare,pharmaceuticals,biotechnology,retail,wholesale,finance,financial services,banking,insurance,marketing,advertising,media,entertainment,telecommunications,employment,education,government,manufacturing,automotive,aerospace,energy,utilities,construction,real estate,transportation,logistics,hospitality,agriculture,consulting,services,consumer goods,electronics,chemicals,mining,nonprofit'.split(
    ','
  )
);

let countries: ReadonlyMap<string, string> | undefined;

/** English names of the countries of ISO 3166, from the platform's own tables. */
export function knownCountries(): ReadonlyMap<string, string> {
  if (countries) return countries;
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = letters.flatMap((a) => letters.flatMap((b) => names.of(a + b) ?? []));
  countries = byLower([
    ...found,
    'Korea',
    'Czech Republic',
    'Turkey',
    'Burma',
    'Ivory Coast',
    'Macedonia',
    'Swaziland'
  ]);
  return countries;
}
