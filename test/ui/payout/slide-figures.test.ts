import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { slideFigures, slideText, withFigure } from '../../../src/lib/ui/payout/slide-figures.ts';

const document = {
  format: 'evenfield/plan',
  version: 1,
  measures: [{ id: 'revenue' }],
  plans: [
    {
      id: 'ae',
      components: [
        {
          id: 'commission',
          kind: 'table',
          measure: 'revenue',
          threshold: { at: '0.5' },
          tiers: [
            { from: '0', rate: { baseRate: '1' } },
            { from: '1', rate: { baseRate: '1.5' }, title: 'Above quota' },
            { from: '1.25', rate: '0.08' }
          ],
          caps: [{ on: 'earned', at: '250000' }]
        },
        { id: 'flat', kind: 'table', measure: 'revenue', rate: '0.02' }
      ]
    }
  ]
};

test('rates, starts, thresholds and caps are figures with a range of their own', () => {
  expect(slideFigures(document).map(({ component, label, value, min, max, step }) => [component, label, value, min, max, step])).toEqual([
    ['commission', 'Rate, tier 1, × base rate', 1, 0, 2, 0.01],
    ['commission', 'Rate, above quota, × base rate', 1.5, 0, 3, 0.01],
    ['commission', 'Start of above quota', 1, 0.01, 1.24, 0.01],
    ['commission', 'Rate, tier 3', 0.08, 0, 0.16, 0.001],
    ['commission', 'Start of tier 3', 1.25, 1.01, 2.5, 0.01],
    ['commission', 'Threshold', 0.5, 0, 1, 0.01],
    ['commission', 'Cap', 250000, 0, 500000, 1000],
    ['flat', 'Rate', 0.02, 0, 0.04, 0.001]
  ]); // prettier-ignore
});

test('every position of every slider is a plan that can be read, and nothing else in it changes', () => {
  for (const figure of slideFigures(document)) {
    for (const position of [figure.min, (figure.min + figure.max) / 2, figure.max]) {
      const edited = withFigure(document, figure.path, slideText(position, figure));
      expect(parsePlan(edited).ok, `${figure.label} ${position}`).toBe(true);
      const back = withFigure(edited, figure.path, slideText(figure.value, figure));
      expect(JSON.stringify(back)).toBe(JSON.stringify(document));
    }
  }
});

test('a position is written as a plain decimal of the slider’s places', () => {
  expect(slideText(0.30000000000000004, { step: 0.01 })).toBe('0.3');
  expect(slideText(1.5, { step: 0.01 })).toBe('1.5');
  expect(slideText(250000, { step: 1000 })).toBe('250000');
  expect(slideText(100, { step: 10 })).toBe('100');
});

test('the demo’s plan has figures to move', () => {
  const demo = JSON.parse(readFileSync('datasets/demo/documents/plans/base.json', 'utf8'));
  const labels = slideFigures(demo).map(({ label }) => label);
  expect(labels).toContain('Threshold');
  expect(labels).toContain('Cap');
});
