import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chartThemes } from '../../../src/lib/ui/theme/chart-theme.ts';

const css = readFileSync('src/lib/ui/chart/chart-paper.css', 'utf8');

test('every colour a dark chart is drawn in has its light token on paper', () => {
  const { mode: _, series, ...tokens } = chartThemes.dark;
  const wanted = [...Object.values(tokens), ...series];
  const mapped = new Set([...css.matchAll(/\[fill='(#[0-9a-f]{6})'\]/g)].map(([, colour]) => colour));
  expect([...new Set(wanted)].filter((colour) => !mapped.has(colour))).toEqual([]);
  expect(mapped.size).toBe(new Set(wanted).size);
  for (const attribute of ['stroke', 'stop-color']) {
    for (const colour of mapped) expect(css).toContain(`[${attribute}='${colour}']`);
  }
});
