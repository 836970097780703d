import { readFileSync } from 'node:fs';
import { readDemoGeography } from '../../../src/lib/core/demo/demo-geography.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../datasets/geography/${name}`, import.meta.url), 'utf8');

/** The counties that ship. */
export const readGeography = () =>
  readDemoGeography({
    counties: read('us_counties.csv'),
    adjacency: read('county_adjacency.csv'),
    zips: read('us_zip_county.csv')
  });
