/** A county code that us-atlas (2017) does not have, and the county of us-atlas that stands for it. */
export type CountyAlias = {
  readonly code: string;
  readonly fips: string;
  /** True where both codes name the same ground; false where `fips` only holds most of its people. */
  readonly exact: boolean;
  readonly note: string;
};

const region = (code: string, fips: string, name: string): CountyAlias => ({
  code,
  fips,
  exact: false,
  note: `Connecticut planning region since 2022: ${name}`
});

/** Codes of other vintages met in real files, after the Census Bureau's lists of county changes since 1970. */
export const countyAliases: readonly CountyAlias[] = [
  {
    code: '02063',
    fips: '02261',
    exact: false,
    note: 'Chugach Census Area, split from Valdez-Cordova in 2019'
  },
  {
    code: '02066',
    fips: '02261',
    exact: false,
    note: 'Copper River Census Area, split from Valdez-Cordova in 2019'
  },
  { code: '02201', fips: '02198', exact: false, note: 'Prince of Wales-Outer Ketchikan, changed in 2008' },
  { code: '02231', fips: '02105', exact: false, note: 'Skagway-Yakutat-Angoon, changed in 1992' },
  { code: '02232', fips: '02105', exact: false, note: 'Skagway-Hoonah-Angoon, changed in 2007' },
  { code: '02270', fips: '02158', exact: true, note: 'Wade Hampton Census Area, named Kusilvak in 2015' },
  { code: '02280', fips: '02195', exact: false, note: 'Wrangell-Petersburg, changed in 2008' },
  region('09110', '09003', 'Capitol'),
  region('09120', '09001', 'Greater Bridgeport'),
  region('09130', '09007', 'Lower Connecticut River Valley'),
  region('09140', '09009', 'Naugatuck Valley'),
  region('09150', '09015', 'Northeastern Connecticut'),
  region('09160', '09005', 'Northwest Hills'),
  region('09170', '09009', 'South Central Connecticut'),
  region('09180', '09011', 'Southeastern Connecticut'),
  region('09190', '09001', 'Western Connecticut'),
  { code: '12025', fips: '12086', exact: true, note: 'Dade County, named Miami-Dade in 1997' },
  {
    code: '30113',
    fips: '30031',
    exact: false,
    note: 'Yellowstone National Park, joined to Gallatin in 1997'
  },
  { code: '46113', fips: '46102', exact: true, note: 'Shannon County, named Oglala Lakota in 2015' },
  { code: '51515', fips: '51019', exact: false, note: 'Bedford city, joined to Bedford County in 2013' },
  {
    code: '51560',
    fips: '51005',
    exact: false,
    note: 'Clifton Forge city, joined to Alleghany County in 2001'
  },
  { code: '51780', fips: '51083', exact: false, note: 'South Boston city, joined to Halifax County in 1995' }
];
