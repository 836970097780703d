import { expect, test } from 'vitest';
import { stripLinks } from '../../../src/lib/ui/chart/strip-links.ts';

test('nothing that points outside survives, the rest is untouched', () => {
  const spec = {
    data: { url: 'https://example.org/x.csv', values: [{ a: 1 }] },
    layer: [
      { mark: { type: 'point', href: 'javascript:0' }, encoding: { href: { field: 'a' }, x: { field: 'a' } } }
    ]
  };
  expect(stripLinks(spec)).toEqual({
    data: { values: [{ a: 1 }] },
    layer: [{ mark: { type: 'point' }, encoding: { x: { field: 'a' } } }]
  });
});
