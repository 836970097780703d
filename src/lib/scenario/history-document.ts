import * as v from 'valibot';
import { canonicalJson } from './canonical-text.ts';
import { changeSchema } from './change.ts';
import { startHistory, type Edit, type EditableFields, type History } from './history.ts';
import { parseScenario } from './parse-scenario.ts';
import type { Scenario } from './scenario.ts';
import { serializeScenario } from './serialize-scenario.ts';

const fieldsSchema = v.object({
  title: v.optional(v.string()),
  note: v.optional(v.string()),
  basis: v.optional(v.picklist(['recast', 'projected']))
});
const editSchema = v.object({
  label: v.string(),
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  removed: v.array(changeSchema),
  inserted: v.array(changeSchema),
  fields: v.optional(v.object({ from: fieldsSchema, to: fieldsSchema }))
});
const historySchema = v.object({
  format: v.literal('evenfield/history'),
  version: v.literal(1),
  scenario: v.string(),
  done: v.array(editSchema),
  undone: v.array(editSchema)
});

/** The steps of a scenario as text, beside its file: with them undo works after a reload. */
export const serializeHistory = ({ scenario, done, undone }: History): string =>
  JSON.stringify({
    format: 'evenfield/history',
    version: 1,
    scenario: serializeScenario(scenario),
    done,
    undone
  });

/**
 * The way back of a scenario as it was kept. The scenario's own file is the record: where it is newer than its steps
 * (a crash between the two), what lies between becomes one more step; steps that cannot be read are left behind.
 */
export function restoreHistory(text: string | undefined, scenario: Scenario): History {
  const kept = text === undefined ? undefined : readKept(text);
  const before = kept && parseScenario(kept.scenario);
  if (!kept || !before?.ok) return startHistory(scenario);
  const done = kept.done as Edit[];
  const undone = kept.undone as Edit[];
  if (serializeScenario(scenario) === kept.scenario) return { scenario, done, undone };
  return { scenario, done: [...done, editBetween(before.value, scenario)], undone: [] };
}

function readKept(text: string): v.InferOutput<typeof historySchema> | undefined {
  try {
    const read = v.safeParse(historySchema, JSON.parse(text));
    return read.success ? read.output : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** One edit that leads from a scenario to another: the differing middle of the list, and the fields that differ. */
function editBetween(from: Scenario, to: Scenario): Edit {
  const before = from.changes.map(canonicalJson);
  const after = to.changes.map(canonicalJson);
  let at = 0;
  while (at < before.length && at < after.length && before[at] === after[at]) at++;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - at &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const fieldsOf = ({ title, note, basis }: Scenario): EditableFields => ({ title, note, basis });
  return {
    label: 'Last edit before closing',
    at,
    removed: from.changes.slice(at, before.length - tail),
    inserted: to.changes.slice(at, after.length - tail),
    fields: { from: fieldsOf(from), to: fieldsOf(to) }
  };
}
