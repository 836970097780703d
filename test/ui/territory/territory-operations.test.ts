import { expect, test } from 'vitest';
import type { Change } from '../../../src/lib/scenario/change.ts';
import { invertChange } from '../../../src/lib/scenario/invert-change.ts';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import {
  createTerritory,
  editTerritory,
  mergeInto,
  removeTerritory,
  splitOff
} from '../../../src/lib/ui/territory/territory-operations.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const geometry = gridGeometry();
const base = planAfter(geometry, gridBaseline, []);
const unit = (id: string) => geometry.position.get(id)!;
const after = (changes: readonly Change[]) => planAfter(geometry, gridBaseline, changes);
const held = (changes: readonly Change[]) => {
  const plan = after(changes);
  return geometry.ids.map((_, at) => plan.territories[plan.holders[at]!]?.key ?? '');
};

const operations: [string, readonly Change[]][] = [
  ['create', createTerritory(geometry, base, { name: 'North', rep: 'r9', home: 'b' }, ['b', 'c'].map(unit))],
  ['edit', editTerritory(base, 'W', { name: 'Far west', rep: null, home: 'd' })],
  ['split', splitOff(geometry, base, 'W', [unit('d')])],
  ['merge', mergeInto(geometry, base, 'M', 'E')],
  ['remove', removeTerritory(geometry, base, 'M', () => -1)]
];

test('create takes units of several; edit, split, merge and remove leave each unit where it should be', () => {
  const list = new Map(operations);
  expect(held(list.get('create')!)).toEqual(['W', 'new-1', 'new-1', 'W', 'M', 'E']);
  expect(held(list.get('split')!)).toEqual(['W', 'M', 'E', 'new-1', 'M', 'E']);
  expect(held(list.get('merge')!)).toEqual(['W', 'E', 'E', 'W', 'E', 'E']);
  expect(held(list.get('remove')!)).toEqual(['W', '', 'E', 'W', '', 'E']);
  expect(after(list.get('split')!).territories.map(({ name }) => name)).toContain('West 2');
  expect(after(list.get('merge')!).territories.map(({ key }) => key)).toEqual(['E', 'W']);
  expect(after(list.get('edit')!).territories.at(-1)).toMatchObject({
    name: 'Far west',
    rep: null,
    home: 'd'
  });
  expect(after(list.get('create')!).territories.find(({ key }) => key === 'new-1')).toMatchObject({
    rep: 'r9',
    home: 'b'
  });
});

test.each(operations)('%s: its changes inverted, last first, give the plan before', (_name, changes) => {
  const back = [...changes].reverse().flatMap((change) => invertChange(change));
  const plan = after([...changes, ...back]);
  expect(plan.territories).toEqual(base.territories);
  expect([...plan.holders]).toEqual([...base.holders]);
});

test('a removed territory gives its units to whom it is told; a form without a difference changes nothing', () => {
  const changes = removeTerritory(geometry, base, 'M', (at) => (at === unit('b') ? 0 : 2));
  expect(held(changes)).toEqual(['W', 'E', 'E', 'W', 'W', 'E']);
  expect(editTerritory(base, 'W', { name: 'West', rep: 'r1', home: null })).toEqual([]);
});
