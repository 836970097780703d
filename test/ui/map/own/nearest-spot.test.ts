import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NearestSpot } from '../../../../src/lib/ui/map/own/nearest-spot.ts';

const coordinate = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.double({ min: -50, max: 50, noNaN: true }));
const spot = fc.tuple(coordinate, coordinate);

test('the nearest spot is the one a look at every spot finds; of equals the first to come', () => {
  fc.assert(
    fc.property(
      fc.array(spot, { minLength: 1, maxLength: 60 }),
      fc.array(spot, { maxLength: 8 }),
      (spots, asked) => {
        const there = new NearestSpot(Float64Array.from(spots.flat()));
        const added: number[] = [];
        for (const unit of spots.keys()) {
          if (unit % 3 === 1) continue;
          there.add(unit);
          added.push(unit);
        }
        for (const [x, y] of asked) {
          let [best, least] = [-1, Infinity];
          for (const unit of added) {
            const square = (x - spots[unit]![0]) ** 2 + (y - spots[unit]![1]) ** 2;
            if (square < least) [best, least] = [unit, square];
          }
          expect(there.nearest(x, y, Infinity)).toEqual({ spot: best, square: least });
          expect(there.nearest(x, y, least)).toBeUndefined();
        }
        expect(there.first).toBe(added[0]);
      }
    )
  );
});
