import { fail } from '../assert.ts';

/** What the demo company needs to know of a county; `neighbours` are positions in the list. */
export type DemoCounty = {
  readonly fips: string;
  readonly name: string;
  readonly state: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly x: number;
  readonly y: number;
  readonly potential: number;
  readonly population: number;
  readonly establishments: number;
  readonly employees: number;
  readonly neighbours: readonly number[];
  readonly zips: readonly DemoZip[];
};

export type DemoZip = {
  readonly zip: string;
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
};

/** The texts of the files of `datasets/geography` the generator stands on. */
export type GeographyFiles = { readonly counties: string; readonly adjacency: string; readonly zips: string };

/** Counties in order of their code, with neighbours and ZIP codes. The files are ours: no quoting, all columns there. */
export function readDemoGeography(files: GeographyFiles): DemoCounty[] {
  const rows = readRows(files.counties);
  const positions = new Map(rows.map(({ fips }, i) => [fips!, i]));
  const position = (fips: string) => positions.get(fips) ?? fail(`unknown county: ${fips}`);
  const neighbours = rows.map((): number[] => []);
  for (const { u, v } of readRows(files.adjacency)) {
    neighbours[position(u!)]!.push(position(v!));
    neighbours[position(v!)]!.push(position(u!));
  }
  const zips = rows.map((): DemoZip[] => []);
  for (const { zip, place, lat, lon, county_fips } of readRows(files.zips)) {
    if (county_fips === '') continue;
    zips[position(county_fips!)]!.push({
      zip: zip!,
      place: place!,
      latitude: Number(lat),
      longitude: Number(lon)
    });
  }
  return rows.map((row, i) => ({
    fips: row['fips']!,
    name: row['name']!,
    state: row['state']!,
    longitude: Number(row['lon']),
    latitude: Number(row['lat']),
    x: Number(row['x_km']),
    y: Number(row['y_km']),
    potential: Number(row['potential']),
    population: Number(row['population']),
    establishments: Number(row['establishments']),
    employees: Number(row['employees']),
    neighbours: neighbours[i]!.sort((a, b) => a - b),
    zips: zips[i]!
  }));
}

function readRows(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trimEnd().split('\n');
  const columns = header!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]!]));
  });
}
