/** A sales region: its states and the number of seats in each of its districts. */
export type DemoRegion = {
  readonly name: string;
  readonly states: readonly string[];
  readonly seats: readonly number[];
};

/**
 * Four regions, 16 districts, 104 territories of one rep each. The West has a quarter of the country's potential
 * and less than a fifth of the seats: the headcount did not follow the market, which is what there is to plan.
 */
export const demoRegions: readonly DemoRegion[] = [
  {
    name: 'West',
    states: ['AK', 'AZ', 'CA', 'CO', 'HI', 'ID', 'MT', 'NM', 'NV', 'OR', 'UT', 'WA', 'WY'],
    seats: [7, 7, 6]
  },
  {
    name: 'Central',
    states: ['IA', 'IL', 'IN', 'KS', 'KY', 'MI', 'MN', 'MO', 'ND', 'NE', 'OH', 'SD', 'WI', 'WV'],
    seats: [6, 6, 6, 7]
  },
  {
    name: 'South',
    states: ['AL', 'AR', 'FL', 'GA', 'LA', 'MS', 'NC', 'OK', 'SC', 'TN', 'TX', 'VA'],
    seats: [7, 7, 7, 7, 6]
  },
  {
    name: 'Northeast',
    states: ['CT', 'DC', 'DE', 'MA', 'MD', 'ME', 'NH', 'NJ', 'NY', 'PA', 'RI', 'VT'],
    seats: [6, 6, 6, 7]
  }
];
