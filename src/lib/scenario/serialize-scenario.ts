import { canonicalJson } from './canonical-text.ts';
import { UNTITLED, type Scenario } from './scenario.ts';

/**
 * The canonical text of a scenario: one field a line, one change a line, defaults left out, unknown fields last
 * in key order. Equal scenarios are equal texts, and a changed change is one changed line in a text diff.
 */
export function serializeScenario(scenario: Scenario): string {
  const fields: [string, unknown][] = [
    ['format', 'evenfield/scenario'],
    ['version', 1],
    ['id', scenario.id || undefined],
    ['title', scenario.title === UNTITLED ? undefined : scenario.title],
    ['note', scenario.note || undefined],
    ['basis', scenario.basis === 'recast' ? undefined : scenario.basis],
    ['baseline', scenario.baseline],
    ...Object.entries(scenario.extra).sort(([a], [b]) => (a < b ? -1 : 1))
  ];
  const head = fields
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${canonicalJson(value)},\n`);
  const changes = scenario.changes.map((change) => `    ${canonicalJson(change)}`);
  const list = changes.length === 0 ? '[]' : `[\n${changes.join(',\n')}\n  ]`;
  return `{\n${head.join('')}  "changes": ${list}\n}\n`;
}
