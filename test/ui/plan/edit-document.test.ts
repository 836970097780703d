import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPath } from '../../../src/lib/core/result.ts';
import {
  isWithin,
  readPath,
  valueAt,
  withItem,
  withMoved,
  withValue
} from '../../../src/lib/ui/plan/edit-document.ts';
import { matchPath } from '../../../src/lib/ui/plan/match-path.ts';

const plan = {
  settings: { rounding: { mode: 'down' } },
  plans: [{ id: 'a', components: [{ id: 'x' }, { id: 'y' }] }]
};

test('a value is set, made and taken out where the path leads, and the document before stays as it was', () => {
  const next = withValue(plan, ['plans', 0, 'components', 1, 'rate'], '0.1');
  expect(valueAt(next, ['plans', 0, 'components', 1])).toEqual({ id: 'y', rate: '0.1' });
  expect(valueAt(plan, ['plans', 0, 'components', 1])).toEqual({ id: 'y' });
  expect(withValue(next, ['plans', 0, 'components', 1, 'rate'], undefined)).toEqual(plan);
  expect(withValue({}, ['settings', 'rounding', 'mode'], 'down')).toEqual({
    settings: { rounding: { mode: 'down' } }
  });
  expect(
    valueAt(withValue(plan, ['plans', 0, 'components', 0], undefined), ['plans', 0, 'components'])
  ).toEqual([{ id: 'y' }]);
});

test('a field keeps its place among its neighbours', () => {
  expect(Object.keys(withValue({ a: 1, b: 2, c: 3 }, ['b'], 4) as object)).toEqual(['a', 'b', 'c']);
});

test('items are put in and moved', () => {
  const components = ['plans', 0, 'components'];
  const ids = (json: unknown) => (valueAt(json, components) as { id: string }[]).map(({ id }) => id);
  expect(ids(withItem(plan, components, { id: 'z' }))).toEqual(['x', 'y', 'z']);
  expect(ids(withItem(plan, components, { id: 'z' }, 1))).toEqual(['x', 'z', 'y']);
  expect(ids(withMoved(plan, components, 1, 0))).toEqual(['y', 'x']);
  expect(withMoved(plan, components, 0, -1)).toBe(plan);
});

test('a path read from its text is the path', () => {
  const step = fc.oneof(fc.nat(30), fc.constantFrom('plans', 'components', 'tiers', 'rate'));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (rest) => {
      const path = ['plans', ...rest];
      expect(readPath(formatPath(path))).toEqual(path);
      expect(isWithin(path, ['plans'])).toBe(true);
    })
  );
});

test('a place goes by the names of plans and components, not by where they stand', () => {
  const base = {
    plans: [
      { id: 'a', components: [{ id: 'y' }] },
      { id: 'b', components: [] }
    ]
  };
  expect(matchPath(plan, base, ['plans', 0, 'components', 1, 'tiers', 2])).toEqual([
    'plans',
    0,
    'components',
    0,
    'tiers',
    2
  ]);
  expect(matchPath(plan, base, ['plans', 0, 'components', 0])).toBeUndefined();
  expect(matchPath(plan, base, ['settings', 'rounding'])).toEqual(['settings', 'rounding']);
});
