import { expect, test } from 'vitest';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { diffPlans } from '../../../src/lib/core/compensation/document/diff-plans.ts';
import { documentFrom, freeName, listDocuments, plansIn } from '../../../src/lib/ui/plan/plan-documents.ts';
import { planTemplates } from '../../../src/lib/ui/plan/plan-templates.ts';
import { ruleByName } from '../../../src/lib/ui/plan/rule-by-name.ts';

test('names are small letters and hyphens, numbered where they are taken', () => {
  expect(freeName('Draw, recovered in 2026', new Set())).toBe('draw-recovered-in-2026');
  expect(freeName('Draw', new Set(['draw', 'draw-2']))).toBe('draw-3');
  expect(freeName('…', new Set())).toBe('plan');
});

test('all 32 examples are templates, and each makes a document that can be read, with a name no plan has', () => {
  expect(planTemplates).toHaveLength(32);
  for (const { title, document } of planTemplates) {
    const made = documentFrom(document, title, new Set(['plan', freeName(title, new Set())]));
    expect(parsePlan(made).ok, title).toBe(true);
    expect(plansIn(made).map(({ id }) => id)).not.toContain('plan');
  }
});

test('documents are as in the base, edited, added or removed; people are counted by plan', () => {
  const document = (title: string, id = 'p') => ({ title, plans: [{ id, title }] });
  const base = new Map<string, unknown>([
    ['a', document('A')],
    ['b', document('B')],
    ['gone', document('G')]
  ]);
  const now = new Map<string, unknown>([
    ['a', document('A')],
    ['b', document('B2')],
    ['new', document('N', 'n')],
    ['text', 'not json']
  ]);
  const listed = listDocuments(now, base, new Map([['n', new Set(['ada', 'ben'])]]));
  expect(listed.map(({ title, state }) => [title, state])).toEqual([
    ['A', 'base'],
    ['B2', 'edited'],
    ['N', 'added'],
    ['text', 'added'],
    ['G', 'removed']
  ]);
  expect(listed[2]!.plans).toEqual([{ id: 'n', title: 'N', people: 2 }]);
});

test('every difference between two plans leads to a rule of the newer one, unless it was taken out', () => {
  const written = planTemplates.find(({ name }) => name === 'gate-and-modifier')!.document as {
    plans: { components: object[] }[];
  };
  const edited = structuredClone(written);
  edited.plans[0]!.components[0] = { ...edited.plans[0]!.components[0], floor: '50' };
  const [before, after] = [parsePlan(written), parsePlan(edited)];
  if (!before.ok || !after.ok) throw new Error('both can be read');
  const places = diffPlans(before.value, after.value)
    .filter(({ rule }) => !rule.endsWith('.example'))
    .map(({ rule }) => ruleByName(after.value, rule));
  expect(places).toEqual(['plans[0].components[0].floor']);
  expect(ruleByName(after.value, 'plans.gone.payment')).toBeUndefined();
});
