import { expect, test } from 'vitest';
import { parseKeptMap } from '../../../../src/lib/ui/map/own/kept-map.ts';

const kept = {
  name: 'own.geojson',
  text: '{}',
  choices: { id: 'code', name: 'name', parent: '', coordinates: 'degrees' }
} as const;

test('a note is read as it was written; a damaged one counts as none', () => {
  expect(parseKeptMap(JSON.stringify(kept))).toEqual(kept);
  expect(parseKeptMap(JSON.stringify({ ...kept, text: 7 }))).toBeUndefined();
  expect(parseKeptMap(JSON.stringify(kept).slice(0, -3))).toBeUndefined();
});
