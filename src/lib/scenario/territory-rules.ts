import type { Change, ChangeOf, TerritoryRule } from './change.ts';

/** The rules for proposals that stand after a list of changes, by their id, in the order they were first set. */
export function territoryRules(changes: readonly Change[]): Map<string, TerritoryRule> {
  const rules = new Map<string, TerritoryRule>();
  for (const change of changes) {
    if (change.type !== 'territory.rule') continue;
    if (change.to === null) rules.delete(change.rule);
    else rules.set(change.rule, change.to);
  }
  return rules;
}

/** The change that sets a rule or (null) drops it, from what stands now; undefined where nothing would change. */
export function setRule(
  changes: readonly Change[],
  rule: string,
  to: TerritoryRule | null
): ChangeOf<'territory.rule'> | undefined {
  const from = territoryRules(changes).get(rule) ?? null;
  return JSON.stringify(from) === JSON.stringify(to) ? undefined : { type: 'territory.rule', rule, from, to };
}

/** An id no change has used: `together-1`, `together-2`, … One territory and measure has one limit, the count one rule. */
export function ruleId(changes: readonly Change[], rule: TerritoryRule): string {
  if (rule.kind === 'count') return 'count';
  if (rule.kind === 'limit') return `limit ${rule.territory} ${rule.measure}`;
  const used = new Set(changes.flatMap((change) => (change.type === 'territory.rule' ? [change.rule] : [])));
  let number = 1;
  while (used.has(`${rule.kind}-${number}`)) number++;
  return `${rule.kind}-${number}`;
}
