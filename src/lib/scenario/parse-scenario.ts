import * as v from 'valibot';
import { readJsonText } from '../core/json-fault.ts';
import { formatPath, reject, succeed, type Problem, type Result } from '../core/result.ts';
import { changeGroups, changeSchema } from './change.ts';
import { jsonDepth } from './json-depth.ts';
import { migrate } from './migrate.ts';
import { toScenario, type Scenario, type ScenarioDocument } from './scenario.ts';

const scenarioSchema = v.looseObject({
  format: v.literal('evenfield/scenario'),
  version: v.literal(1),
  id: v.optional(v.string()),
  title: v.optional(v.pipe(v.string(), v.maxLength(200, 'must be at most 200 characters'))),
  note: v.optional(v.string()),
  basis: v.optional(v.picklist(['recast', 'projected'])),
  baseline: v.object({ dataset: v.string(), fingerprint: v.string() }),
  changes: v.optional(v.array(changeSchema))
});

/** No scenario people make comes near this; a file above it is something else. */
const MAX_CHARACTERS = 20_000_000;
/** Plans, the deepest part, stand far below; a text nested deeper would exhaust the stack of whoever walks it. */
const MAX_DEPTH = 100;

/** Read a scenario file's text: any older version, unknown fields kept, every problem at once. */
export function parseScenario(text: string): Result<Scenario> {
  if (text.length > MAX_CHARACTERS) {
    return reject({
      code: 'scenario-size',
      message: 'The file is over 20 MB, too large for a scenario.',
      path: []
    });
  }
  if (jsonDepth(text) > MAX_DEPTH) {
    const message = `The file is not a scenario: its lists stand more than ${MAX_DEPTH} deep in one another.`;
    return reject({ code: 'scenario-depth', message, path: [] });
  }
  const json = readJsonText(text);
  if (!json.ok) {
    const problems = json.problems.map(({ message, path }) => ({ code: 'scenario-json', message, path }));
    return { ok: false, problems };
  }
  const document = json.value;
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return reject({
      code: 'scenario-format',
      message: 'The file is not a scenario: it must be a JSON object.',
      path: []
    });
  }
  const fields = document as Record<string, unknown>;
  if (fields['format'] !== 'evenfield/scenario') {
    const message = 'The file is not a scenario: its "format" must be "evenfield/scenario".';
    return reject({ code: 'scenario-format', message, path: ['format'] });
  }
  const migrated = migrate(fields);
  if (!migrated.ok) return migrated;
  const unknown = unknownChanges(migrated.value['changes']);
  if (unknown.length > 0) return { ok: false, problems: unknown };
  const checked = v.safeParse(scenarioSchema, migrated.value);
  if (!checked.success) return { ok: false, problems: checked.issues.map(toProblem) };
  return succeed(toScenario(checked.output as ScenarioDocument));
}

/** Kinds of change this version does not know, each once with the place it first stands at. */
function unknownChanges(changes: unknown): Problem[] {
  if (!Array.isArray(changes)) return [];
  const found = new Map<string, number[]>();
  changes.forEach((change: unknown, at) => {
    const type = typeof change === 'object' && change !== null && 'type' in change ? change.type : undefined;
    if (typeof type === 'string' && Object.hasOwn(changeGroups, type)) return;
    const name = typeof type === 'string' ? `"${type.slice(0, 60)}"` : 'without a "type"';
    const places = found.get(name);
    if (places) places.push(at);
    else if (found.size < MOST_KINDS) found.set(name, [at]);
  });
  return [...found].map(([name, places]) => {
    const path = ['changes', places[0]!, 'type'];
    const more = places.length > 1 ? ` and ${places.length - 1} more` : '';
    return {
      code: 'scenario-change',
      message: `${formatPath(path)}${more}: a change ${name} is unknown to this Evenfield. Open the scenario with a newer one.`,
      path
    };
  });
}
const MOST_KINDS = 20;

function toProblem(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { code: 'scenario-field', message: `${formatPath(path)}: ${issue.message}`, path };
}
