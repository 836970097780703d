import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineOf } from '../../../src/lib/ui/map/territory-borders.ts';
import { counties } from './atlas-fixture.ts';

test('an outline is every arc with exactly one chosen side', () => {
  const { left, right } = counties;
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(counties.ids.length - 1), { maxLength: 200 }), (units) => {
      const chosen = new Set(units);
      const all = [...left.keys()].filter((arc) => chosen.has(left[arc]!) !== chosen.has(right[arc]!));
      expect([...outlineOf(counties, chosen)]).toEqual(all);
    }),
    { numRuns: 30 }
  );
});
