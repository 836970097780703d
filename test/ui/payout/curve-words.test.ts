import { expect, test } from 'vitest';
import { curvePhrase, curveSummary } from '../../../src/lib/ui/payout/curve-words.ts';

const drawn = { points: [{ attainment: 0, pay: 0 }, { attainment: 1, pay: 1.5 }], hasBase: false, year: '2026' }; // prettier-ignore

test('nothing is named that is not drawn', () => {
  expect(curvePhrase({ ...drawn, reps: 0 })).toBe('multiple of target incentive');
  expect(curvePhrase({ ...drawn, reps: 3, hasBase: true })).toBe(
    'multiple of target incentive; one dot a rep of 2026; dashed: base'
  );
});

test('where nobody has a quota it says what a dot needs', () => {
  expect(curveSummary({ ...drawn, reps: 1 })).toBe('At quota it pays ×1.50 of target incentive; 1 rep of 2026 is on it.'); // prettier-ignore
  expect(curveSummary({ ...drawn, reps: 0 })).toBe(
    'At quota it pays ×1.50 of target incentive; nobody of 2026 can be placed on it: that needs a quota above zero and a target incentive.'
  );
  expect(curveSummary({ ...drawn, reps: undefined })).toContain('once the figures are there');
});
