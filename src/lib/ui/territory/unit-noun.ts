/** How units of the geography are called. */
export type UnitNoun = { readonly one: string; readonly many: string; readonly group: string };
export const COUNTY: UnitNoun = { one: 'county', many: 'counties', group: 'state' };
export const nouns = {
  counties: COUNTY,
  zips: { one: 'ZIP code', many: 'ZIP codes', group: 'state' },
  own: { one: 'unit', many: 'units', group: 'group' }
} as const satisfies Record<string, UnitNoun>;
