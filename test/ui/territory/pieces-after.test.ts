import { expect, test } from 'vitest';
import { piecesAfter } from '../../../src/lib/ui/territory/pieces-after.ts';
import { planAfter, unitsByHolder } from '../../../src/lib/ui/territory/territory-plan.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const geometry = gridGeometry();
const plan = planAfter(geometry, gridBaseline, []);
const [E, M, W] = [0, 1, 2] as const;
const at = (ids: string) => [...ids].map((id) => geometry.position.get(id)!);
const pairs = ['ab', 'bc', 'de', 'ef', 'ad', 'be', 'cf'].map((pair) => at(pair));
const neighbours = geometry.ids.map((_, unit) =>
  pairs.flatMap(([u, v]) => (u === unit ? [v!] : v === unit ? [u!] : []))
);
const editor = { plan, members: unitsByHolder(plan), neighbours };
const hand = (ids: string, to: number, givers: readonly number[]) =>
  piecesAfter(editor, { handover: { to, units: at(ids), heldByLock: 0 }, givers });

test('West holds a and d, East c and f, Middle b and e: what strokes break is named', () => {
  expect(hand('b', W, [M])).toEqual({ text: 'All stay in one piece', broken: false });
  expect(hand('c', W, [E])).toEqual({ text: 'West in 2 pieces', broken: true });
  expect(hand('be', W, [M])).toEqual({ text: 'Middle is left with nothing', broken: true });
  expect(hand('be', -1, [M])).toEqual({ text: 'Middle is left with nothing', broken: true });
  expect(hand('b', -1, [M])).toEqual({ text: 'Stays in one piece', broken: false });
});

test('asked again it says the same', () => {
  expect(hand('c', W, [E])).toEqual(hand('c', W, [E]));
});
