/** Invented people are named from these lists, invented companies from the ones below. */
export const givenNames = [
  'Aaliyah', 'Abigail', 'Adaeze', 'Aiko', 'Alejandra', 'Amara', 'Ananya', 'Andre', 'Anneke', 'Arjun', 'Astrid', 'Ayesha',
  'Beatriz', 'Benjamin', 'Bianca', 'Brandon', 'Brigid', 'Caleb', 'Camila', 'Carlos', 'Cedric', 'Chiara', 'Chidi', 'Clara',
  'Connor', 'Daniela', 'Darius', 'Deborah', 'Devon', 'Diego', 'Dmitri', 'Dolores', 'Eleni', 'Elias', 'Emeka', 'Emily',
  'Esther', 'Ewa', 'Farah', 'Fatima', 'Felix', 'Fiona', 'Florence', 'Francisco', 'Gabriel', 'Giulia', 'Grace', 'Hana',
  'Hannah', 'Hassan', 'Helen', 'Hiroshi', 'Ibrahim', 'Imani', 'Ingrid', 'Isaac', 'Isabel', 'Jamal', 'Jasmine', 'Javier',
  'Jerome', 'Jin', 'Joanna', 'Jordan', 'Joshua', 'Kamala', 'Katarina', 'Keisha', 'Kenji', 'Kevin', 'Khadija', 'Laila',
  'Lars', 'Latoya', 'Leilani', 'Leon', 'Lina', 'Lucia', 'Luis', 'Magnus', 'Malik', 'Marcus', 'Mariam', 'Marisol',
  'Mateo', 'Mei', 'Miguel', 'Mina', 'Miriam', 'Monique', 'Nadia', 'Naomi', 'Natalie', 'Nia', 'Nikhil', 'Noor',
  'Olga', 'Oluwaseun', 'Omar', 'Oscar', 'Paloma', 'Patrick', 'Paul', 'Priya', 'Rachel', 'Rafael', 'Rania', 'Ravi',
  'Rebecca', 'Renee', 'Rosa', 'Ruth', 'Samir', 'Samuel', 'Sanjay', 'Sara', 'Selma', 'Shanice', 'Simone', 'Sofia',
  'Soo-jin', 'Stefan', 'Tamika', 'Tariq', 'Teresa', 'Thandiwe', 'Theo', 'Thomas', 'Uma', 'Valentina', 'Victor', 'Wei',
  'Willa', 'Xavier', 'Yara', 'Yusuf', 'Zahra', 'Zoe'
] as const; // prettier-ignore

export const familyNames = [
  'Abara', 'Acosta', 'Adeyemi', 'Aguilar', 'Ahmadi', 'Albrecht', 'Almeida', 'Anders', 'Antonelli', 'Aoki', 'Asante',
  'Aziz', 'Banerjee', 'Barros', 'Becker', 'Begum', 'Bello', 'Bergstrom', 'Bianchi', 'Blackwood', 'Boateng', 'Brennan',
  'Byrne', 'Caldwell', 'Cardoso', 'Castillo', 'Chandra', 'Chen', 'Cho', 'Contreras', 'Cruz', 'Dang', 'Delacroix',
  'Desai', 'Diallo', 'Dimitrov', 'Donovan', 'Dubois', 'Eriksen', 'Espinoza', 'Fairbanks', 'Farouk', 'Ferreira',
  'Fitzgerald', 'Flores', 'Forsyth', 'Fujita', 'Gallagher', 'Garza', 'Ghosh', 'Goldstein', 'Gupta', 'Haddad', 'Hansen',
  'Harlow', 'Hernandez', 'Hoang', 'Horvat', 'Huang', 'Hussain', 'Ibarra', 'Ito', 'Ivanova', 'Jaramillo', 'Jensen',
  'Joshi', 'Kamara', 'Kapoor', 'Karlsson', 'Kaya', 'Kelleher', 'Khan', 'Kim', 'Kowalski', 'Kumar', 'Laurent', 'Lindqvist',
  'Lopez', 'MacLeod', 'Mahlangu', 'Marchetti', 'Marquez', 'Mbeki', 'McAllister', 'Mehta', 'Mendoza', 'Mensah', 'Moreau',
  'Morales', 'Mukherjee', 'Nakamura', 'Navarro', 'Ngata', 'Nguyen', 'Nilsson', 'Novak', 'Nwosu', 'Obi', 'Ochoa',
  'Okafor', 'Olsen', 'Oyelaran', 'Pappas', 'Park', 'Patel', 'Pereira', 'Petrov', 'Pham', 'Quintero', 'Rahman', 'Ramirez',
  'Rao', 'Reyes', 'Rinaldi', 'Romero', 'Rosenthal', 'Rossi', 'Saito', 'Salazar', 'Sandoval', 'Santos', 'Schreiber',
  'Seidel', 'Shah', 'Sharma', 'Silva', 'Singh', 'Sokolov', 'Sorensen', 'Suarez', 'Tadesse', 'Takahashi', 'Tanaka',
  'Torres', 'Tran', 'Turay', 'Vargas', 'Vasquez', 'Vega', 'Villanueva', 'Volkov', 'Walsh', 'Weaver', 'Whitfield', 'Wong',
  'Yamada', 'Yeboah', 'Yilmaz', 'Zapata', 'Zhang', 'Zielinski'
] as const; // prettier-ignore

/** First words of account names. */
export const accountWords = [
  'Alder', 'Amber', 'Anchor', 'Arbor', 'Ashford', 'Aspen', 'Avalon', 'Beacon', 'Bellwether', 'Birch', 'Bluebird', 'Bluff',
  'Brightwater', 'Bristlecone', 'Brookside', 'Cardinal', 'Cascade', 'Cedar', 'Cinder', 'Clearfield', 'Cobalt', 'Copper',
  'Coral', 'Cottonwood', 'Creekside', 'Crescent', 'Crestline', 'Dogwood', 'Driftwood', 'Eastgate', 'Elmwood', 'Ember',
  'Evergreen', 'Fairhaven', 'Falcon', 'Fernhill', 'Fieldstone', 'Foxglove', 'Foundry', 'Garnet', 'Glacier', 'Glenwood',
  'Granite', 'Greenway', 'Harbor', 'Hawthorn', 'Hazel', 'Heron', 'Hickory', 'Highland', 'Hillcrest', 'Hollow', 'Indigo',
  'Ironwood', 'Ivy', 'Juniper', 'Keystone', 'Lakeshore', 'Lantern', 'Larch', 'Laurel', 'Linden', 'Lodestar', 'Magnolia',
  'Maple', 'Marigold', 'Meadow', 'Meridian', 'Mesa', 'Midland', 'Millbrook', 'Monarch', 'Mosaic', 'Northfield', 'Oakridge',
  'Obsidian', 'Orchard', 'Osprey', 'Palisade', 'Pebble', 'Pine', 'Pinnacle', 'Plover', 'Prairie', 'Quarry', 'Quill',
  'Redwood', 'Ridgeline', 'River', 'Rosewood', 'Saffron', 'Sagebrush', 'Sandstone', 'Sequoia', 'Silverleaf', 'Sparrow',
  'Spruce', 'Starling', 'Stonebridge', 'Summit', 'Sycamore', 'Tamarind', 'Thistle', 'Tidewater', 'Timber', 'Trailhead',
  'Umber', 'Upland', 'Valley', 'Violet', 'Walnut', 'Waterford', 'Westbrook', 'Wheatland', 'Whitecap', 'Wildrose',
  'Willow', 'Windward', 'Wren', 'Yarrow'
] as const; // prettier-ignore

/** Industries with the last words of their companies' names. */
export const industries: readonly { readonly name: string; readonly nouns: readonly string[] }[] = [
  { name: 'Manufacturing', nouns: ['Castings', 'Fabrication', 'Machine Works', 'Plastics', 'Precision Parts', 'Tooling'] },
  { name: 'Health care', nouns: ['Clinic', 'Dental Group', 'Hospital', 'Imaging Center', 'Medical Group', 'Surgery Center'] },
  { name: 'Food and beverage', nouns: ['Bakeries', 'Bottling', 'Brewing', 'Creamery', 'Foods', 'Provisions'] },
  { name: 'Laboratories', nouns: ['Analytics', 'Biologics', 'Diagnostics', 'Genomics', 'Laboratories', 'Research'] },
  { name: 'Utilities', nouns: ['Electric Cooperative', 'Energy', 'Power', 'Water District', 'Water Treatment'] },
  { name: 'Education', nouns: ['Academy', 'College', 'Institute', 'School District', 'University'] },
  { name: 'Agriculture', nouns: ['Farms', 'Grain', 'Growers', 'Orchards', 'Seed', 'Vineyards'] },
  { name: 'Construction', nouns: ['Builders', 'Concrete', 'Contractors', 'Engineering', 'Paving'] },
  { name: 'Logistics', nouns: ['Cold Storage', 'Distribution', 'Freight', 'Logistics', 'Warehousing'] },
  { name: 'Public sector', nouns: ['County Health', 'Environmental Services', 'Public Works', 'Transit Authority'] }
]; // prettier-ignore

export const streetNames = [
  'Birch', 'Bridge', 'Center', 'Church', 'Commerce', 'Depot', 'Elm', 'Factory', 'First', 'Front', 'Garden', 'High',
  'Industrial', 'Jefferson', 'Lake', 'Lincoln', 'Main', 'Maple', 'Market', 'Mill', 'Oak', 'Park', 'Pleasant', 'Prospect',
  'Railroad', 'River', 'Second', 'Spring', 'State', 'Union', 'Walnut', 'Washington', 'Water', 'West'
] as const; // prettier-ignore
export const streetKinds = ['Street', 'Avenue', 'Road', 'Drive', 'Boulevard', 'Way'] as const;

/** The invented company: it sells measuring instruments, their supplies and service. */
export const COMPANY = { name: 'Larkmoor Instruments', domain: 'larkmoor.example' } as const;

/** Product families with their share of orders, margin and products (name, list price in dollars). */
export const productFamilies: readonly {
  readonly name: string;
  readonly share: number;
  readonly costShare: number;
  readonly products: readonly (readonly [string, number])[];
}[] = [
  {
    name: 'Analyzers',
    share: 0.1,
    costShare: 0.52,
    products: [['Corvid 200 Analyzer', 18400], ['Corvid 400 Analyzer', 31200], ['Petrel Gas Analyzer', 24600], ['Petrel Trace Analyzer', 46900], ['Siskin Benchtop Photometer', 9800]]
  },
  {
    name: 'Sensors',
    share: 0.24,
    costShare: 0.44,
    products: [['Finch pH Probe', 420], ['Finch Conductivity Probe', 510], ['Wagtail Flow Sensor', 1280], ['Wagtail Pressure Sensor', 890], ['Dipper Level Sensor', 760], ['Nuthatch Particle Counter', 3950], ['Nuthatch Humidity Sensor', 340]]
  },
  {
    name: 'Consumables',
    share: 0.42,
    costShare: 0.36,
    products: [['Reagent Kit A', 180], ['Reagent Kit B', 240], ['Reagent Kit C', 310], ['Calibration Standard 4', 65], ['Calibration Standard 7', 65], ['Calibration Standard 10', 65], ['Filter Cartridge', 95], ['Sample Vials, 500', 120], ['Electrode Storage Set', 85]]
  },
  {
    name: 'Service',
    share: 0.16,
    costShare: 0.58,
    products: [['On-site Calibration', 950], ['Preventive Maintenance', 2400], ['Extended Warranty', 3100], ['Operator Training', 1800]]
  },
  {
    name: 'Software',
    share: 0.08,
    costShare: 0.18,
    products: [['Roost Data Logger', 1450], ['Roost Fleet Monitor', 5200], ['Roost Compliance Pack', 2900]]
  }
]; // prettier-ignore
