import { expect, test } from 'vitest';
import { formatDelta, formatDifference } from '../../../src/lib/ui/format/delta.ts';

test.each([
  ['204000', { kind: 'money', unit: 'M' }, 'more', 'up', 'better', '+$0.20\u00a0M'],
  ['-0.011', { kind: 'points' }, 'more', 'down', 'worse', '\u22121.1\u00a0pp'],
  ['-3', { kind: 'number' }, 'less', 'down', 'better', '\u22123'],
  ['10994', { kind: 'money', unit: 'whole' }, 'neither', 'up', 'neutral', '+$10,994']
] as const)('%s as %o, preferring %s', (difference, how, preference, direction, judgement, text) => {
  expect(formatDelta(difference, how, preference)).toMatchObject({ direction, judgement, text });
});

test('a difference too small for its unit shows no direction', () => {
  expect(formatDelta('-400', { kind: 'money', unit: 'M' }, 'more')).toEqual({
    direction: 'none',
    judgement: 'neutral',
    text: '– 0',
    spoken: 'no change'
  });
});

test('words carry what arrow and colour show', () => {
  expect(formatDifference('98', '100', { kind: 'number' }, 'more').spoken).toBe('down 2, worse');
  expect(formatDifference('100', '98', { kind: 'number' }).spoken).toBe('up 2');
});
