import { expect, test } from 'vitest';
import { describePlan } from '../../../src/lib/core/compensation/document/describe-plan.ts';
import { chaptersOf } from '../../../src/lib/ui/plan/document-sections.ts';
import { planTemplates } from '../../../src/lib/ui/plan/plan-templates.ts';
import { readPlan } from '../../core/compensation/pay.ts';

test.each(planTemplates.map(({ name, document }) => [name, document] as const))(
  'every sentence of %s stands in one chapter, with an example for every component',
  (_name, written) => {
    const plan = readPlan(written as never);
    const chapters = chaptersOf(plan);
    const told = chapters.flatMap(({ sentences }) => sentences.map(({ text }) => text)).sort();
    const all = describePlan(plan)
      .filter(
        ({ rule }) => !rule.endsWith('.example') && rule !== 'title' && !/^plans\[\d+\]\.title$/.test(rule)
      )
      .map(({ text }) => text)
      .sort();
    expect(told).toEqual(all);
    expect(chapters.filter(({ example }) => example !== undefined)).toHaveLength(
      plan.plans.flatMap(({ components }) => components).length
    );
  }
);
