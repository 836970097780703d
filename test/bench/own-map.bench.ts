import { createRandom } from '../../src/lib/core/random.ts';
import { mapOfShapes } from '../../src/lib/ui/map/own/map-of-shapes.ts';
import { readShapes } from '../../src/lib/ui/map/own/read-shapes.ts';
import { buffersOf, openShapeMap } from '../../src/lib/ui/map/own/shape-map.ts';
import { outlineOf } from '../../src/lib/ui/map/territory-borders.ts';
import { labelAnchor } from '../../src/lib/ui/map/label-anchor.ts';
import { PlanMembers } from '../../src/lib/ui/territory/plan-members.ts';
import { planAfter, type PlanBaseline } from '../../src/lib/ui/territory/territory-plan.ts';
import { stringKeyedMap } from '../ui/map/own/string-keyed-map.ts';
import { inTurns, milliseconds } from './measure.ts';
import { zipCells } from './zip-cells.ts';

const RUNS = 3;
const STROKES = 30;
const TERRITORIES = 200;
const choices = { id: 'zip', name: 'zip', parent: '', coordinates: 'degrees' } as const;

/** A map of one's own of 33,000 areas: opening it against text keys, and the end of a stroke against counting the whole map. */
export async function bench(print: (line: string) => void): Promise<void> {
  for (const parts of [1, 4]) {
    const text = await zipCells(parts);
    const open = () => {
      const read = readShapes(text);
      if (!read.ok) throw new Error(read.problems[0]!.message);
      return read.value.shapes;
    };
    const opening = await inTurns(
      RUNS,
      async () => {
        const map = mapOfShapes(open(), choices, new Set());
        return openShapeMap(structuredClone(map, { transfer: buffersOf(map) }), () => 1);
      },
      async () => structuredClone(stringKeyedMap(open(), choices, new Set()))
    );
    const parsing = await inTurns(
      RUNS,
      async () => open(),
      async () => JSON.parse(text)
    );
    print(`${(text.length / 1e6).toFixed(0)} MB of GeoJSON, borders in ${parts} parts:`);
    print(
      `  read, build, hand over and open: ${milliseconds(opening.ours)}, ` +
        `${(opening.ours / parsing.theirs).toFixed(1)} × JSON.parse of the file alone, ` +
        `${opening.ratio.toFixed(2)} × points and borders under text keys (${milliseconds(opening.theirs)})`
    );
    if (parts === 1)
      await strokes(
        print,
        openShapeMap(mapOfShapes(open(), choices, new Set()), () => 1)
      );
  }
}

async function strokes(
  print: (line: string) => void,
  { geometry, neighbours }: ReturnType<typeof openShapeMap>
) {
  const key = (t: number) => `T${String(t).padStart(3, '0')}`;
  const count = geometry.ids.length;
  const baseline: PlanBaseline = {
    territories: Array.from({ length: TERRITORIES }, (_, t) => ({
      territory: key(t),
      name: key(t),
      parent: null,
      rep: null
    })),
    parents: new Map(),
    units: geometry.ids.map((unit, i) => ({ unit, territory: key(Math.floor((i * TERRITORIES) / count)) }))
  };
  const random = createRandom(1, 'strokes');
  const touched = Array.from({ length: STROKES }, () => {
    const units = [Math.floor(random.next() * count)];
    for (const unit of units) {
      if (units.length >= 20) break;
      for (const near of neighbours[unit]!) if (!units.includes(near)) units.push(near);
    }
    return {
      type: 'territory.move' as const,
      units: units.map((unit) => geometry.ids[unit]!),
      from: null,
      to: key(7)
    };
  });
  const run = (fresh: boolean) => {
    let members = new PlanMembers(neighbours);
    let anchors = new WeakMap<readonly number[], unknown>();
    let known = baseline;
    const figures = (steps: number) => {
      if (fresh) [members, anchors, known] = [new PlanMembers(neighbours), new WeakMap(), { ...baseline }];
      for (const units of members.of(planAfter(geometry, known, touched.slice(0, steps))).values()) {
        if (anchors.has(units)) continue;
        members.pieces(units);
        anchors.set(units, [labelAnchor(geometry, units), outlineOf(geometry, new Set(units))]);
      }
    };
    figures(0);
    return async () => {
      for (let steps = 1; steps <= STROKES; steps++) figures(steps);
    };
  };
  const { ours, theirs, ratio } = await inTurns(RUNS, run(false), run(true));
  print(
    `  end of a stroke (plan, lists, pieces, outlines, places of names): ${milliseconds(ours / STROKES)}, ` +
      `${ratio.toFixed(3)} × the whole map counted anew (${milliseconds(theirs / STROKES)})`
  );
}
