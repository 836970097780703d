import { expect, test } from 'vitest';
import { lintPlan } from '../../../src/lib/core/compensation/lint/lint-plan.ts';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { formatPath } from '../../../src/lib/core/result.ts';
import {
  findingTitles,
  groupFigures,
  ruleOfFinding,
  witnessRows,
  witnessSentence
} from '../../../src/lib/ui/plan/finding-words.ts';

const table = (id: string, rest: object) => ({ kind: 'table', id, measure: id, ...rest });
const document = (components: readonly { readonly id: string; readonly measure: string }[]) => ({
  format: 'evenfield/plan',
  version: 1,
  measures: [...new Set(components.map(({ measure }) => measure))].map((id) => ({ id })),
  plans: [{ id: 'p', components }]
});
function look(components: readonly { readonly id: string; readonly measure: string }[]) {
  const written = document(components);
  const plan = parsePlan(written);
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join(' '));
  return lintPlan(plan.value).map((finding) => ({
    finding,
    rule: formatPath(ruleOfFinding(written, finding))
  }));
}

test('a planted cliff leads to the threshold, and its rows show the jump', () => {
  const found = look([table('cliff', { rate: '0.1', threshold: { at: '0.5' } })]);
  expect(found.map(({ finding, rule }) => [finding.code, rule])).toEqual([
    ['cliff', 'plans[0].components[0].threshold']
  ]);
  // Half of the quota of 100,000 that probes use: nothing before it, 10 % of 50,000 at it.
  expect(witnessRows(found[0]!.finding)).toEqual([
    { name: 'Just before', credit: '49,999.9', attainment: '49.9999\u00a0%', pay: '$0.00' },
    { name: 'At it', credit: '50,000', attainment: '50.0000\u00a0%', pay: '$5,000.00' }
  ]);
});

test('a planted gap leads to the tiers, a dead zone to the cap, double pay to the window', () => {
  const gap = [{ from: '0', rate: '0.1' }, { from: '0.5', rate: '0' }, { from: '1', rate: '0.1' }]; // prettier-ignore
  const weeks = (start: string, end: string) => ({ measure: 'spif', rate: '0.01', window: { start, end } });
  const found = look([
    table('gap', { tiers: gap }),
    table('dead', { rate: '0.1', caps: [{ on: 'attainment', at: '1.5' }] }),
    table('one', weeks('2026-01-01', '2026-03-01')),
    table('two', weeks('2026-02-01', '2026-04-01'))
  ]);
  expect(found.map(({ finding, rule }) => [findingTitles[finding.code].title, rule])).toEqual([
    ['Gap', 'plans[0].components[0].tiers'],
    ['Dead zone', 'plans[0].components[1].caps'],
    ['Double pay', 'plans[0].components[2].window']
  ]);
  expect(witnessSentence(found[2]!.finding)).toBe(
    'An order of spif dated 2026-02-01 is paid by one and by two, from 2026-02-01 up to 2026-03-01.'
  );
});

test('a clean plan has no finding', () => {
  expect(look([table('clean', { tiers: [{ from: '0', rate: '0.05' }, { from: '1', rate: '0.08' }] })])).toEqual([]); // prettier-ignore
});

test('long figures in sentences are grouped; years and dates are not', () => {
  expect(groupFigures('Pay jumps by 10625.00 at 97500, from 2026-01-01 in 2026.')).toBe(
    'Pay jumps by 10,625.00 at 97,500, from 2026-01-01 in 2026.'
  );
});
