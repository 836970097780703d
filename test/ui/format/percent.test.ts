import { expect, test } from 'vitest';
import { formatPercent, formatPoints, formatRatio } from '../../../src/lib/ui/format/percent.ts';

test('ratios become percent only here', () => {
  expect(formatPercent('0.984')).toBe('98.4\u00a0%');
  expect(formatPercent('-0.0834', 0)).toBe('\u22128\u00a0%');
  expect(formatPoints('0.0051')).toBe('0.5\u00a0pp');
  expect(formatRatio('1.0559')).toBe('1.056');
});
