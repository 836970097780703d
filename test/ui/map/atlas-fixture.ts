import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readCountyAtlas } from '../../../src/lib/ui/map/atlas.ts';

const path = createRequire(import.meta.url).resolve('us-atlas/counties-albers-10m.json');

/** The county atlas as the page loads it. */
export const counties = readCountyAtlas(JSON.parse(readFileSync(path, 'utf8')));
