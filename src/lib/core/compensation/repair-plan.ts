import * as v from 'valibot';
import { planDocumentSchema, type PlanDocument } from './schema/plan.ts';

type Path = readonly (string | number)[];
export type Repaired = { readonly document: PlanDocument; readonly places: readonly Path[] };

/** More broken places than this are not stood in for, one after the other. */
export const MOST_REPAIRED = 60;
const REMOVED = Symbol('removed');
/** What may stand in for a broken value, so that the rest of the document can still be looked over. */
const STAND_INS = [REMOVED, '0', 'x', 1, '2024-01-01', true, {}] as const;
const COMPONENT = { kind: 'perTransaction', measure: 'x', amount: '0' };
const RULE = { kind: 'split' };

/**
 * A broken plan with stand-ins where it is broken, and those places: so that what is wrong elsewhere is told at the
 * same time. Undefined where no stand-in fits.
 */
export function repairPlan(json: unknown): Repaired | undefined {
  let current: unknown = structuredClone(json);
  const places: Path[] = [];
  for (let round = 0; round < MOST_REPAIRED; round++) {
    const parsed = v.safeParse(planDocumentSchema, current);
    if (parsed.success) return { document: parsed.output, places };
    const path = pathOf(parsed.issues[0]);
    const fixed = path.length === 0 ? undefined : fixAt(current, path, parsed.issues.length);
    if (fixed === undefined) return undefined;
    current = fixed.json;
    places.push(fixed.place);
  }
  return undefined;
}

const pathOf = (issue: v.BaseIssue<unknown>): Path =>
  (issue.path ?? []).map((step) => step.key as string | number);

function fixAt(json: unknown, path: Path, before: number): { json: unknown; place: Path } | undefined {
  if (path.at(-1) === 'kind') {
    const holder = path.slice(0, -1);
    const id = (at(json, holder) as { id?: unknown } | undefined)?.id;
    const stand = {
      ...(path[0] === 'crediting' ? RULE : COMPONENT),
      id: typeof id === 'string' ? id : holder.join('.')
    };
    return { json: put(json, holder, stand), place: holder };
  }
  for (const stand of STAND_INS) {
    const changed = put(json, path, stand);
    const parsed = v.safeParse(planDocumentSchema, changed);
    const left =
      parsed.issues?.filter((issue) => pathOf(issue).join('\u0000').startsWith(path.join('\u0000'))).length ??
      0;
    if (left === 0 && (parsed.issues?.length ?? 0) < before) return { json: changed, place: path };
  }
  return undefined;
}

const at = (json: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
    json
  );

function put(json: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(json);
  const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const key = path.at(-1)!;
  if (value === REMOVED) delete holder[key];
  else holder[key] = value;
  return copy;
}
