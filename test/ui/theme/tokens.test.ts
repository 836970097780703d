import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chartThemes } from '../../../src/lib/ui/theme/chart-theme.ts';

const css = readFileSync('src/lib/ui/theme/tokens.css', 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map((match) => [
    match[1]!,
    { light: match[2]!, dark: match[3]! }
  ])
);

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG 2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

const text = [
  'ink surface', 'ink canvas', 'ink sunken', 'ink2 surface', 'ink2 canvas', 'ink3 surface', 'ink3 canvas',
  'accent surface', 'accent canvas', 'accent accent2', 'on-accent accent', 'draft surface', 'draft draft2',
  'better surface', 'worse surface', 'better better2', 'worse worse2', 'error surface', 'error error2', 'on-toast toast'
]; // prettier-ignore

test.each(text)('text %s has a contrast of at least 4.5 in light and dark', (pair) => {
  const [front, ground] = pair.split(' ').map((name) => tokens.get(name)!);
  expect(contrast(front!.light, ground!.light)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(front!.dark, ground!.dark)).toBeGreaterThanOrEqual(4.5);
});

test.each(['ctl surface', 'ctl canvas', 'draft-line surface', 'selection sea'])(
  'edge %s has at least 3',
  (pair) => {
    const [front, ground] = pair.split(' ').map((name) => tokens.get(name)!);
    expect(contrast(front!.light, ground!.light)).toBeGreaterThanOrEqual(3);
    expect(contrast(front!.dark, ground!.dark)).toBeGreaterThanOrEqual(3);
  }
);

test.each(['light', 'dark'] as const)('charts draw with the tokens of the pages: %s', (mode) => {
  const { mode: _mode, series, noData, ...rest } = chartThemes[mode];
  for (const [name, color] of Object.entries({ ...rest, 'no-data': noData })) {
    expect(color, name).toBe(tokens.get(name)?.[mode]);
  }
  expect(series).toEqual(
    ['series-base', 'series-1', 'series-2', 'series-3', 'series-4'].map((name) => tokens.get(name)?.[mode])
  );
});
