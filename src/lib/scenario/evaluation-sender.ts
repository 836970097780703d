import type { Evaluation } from './evaluation.ts';
import { groupsOf, partNames, partsOf, type Group, type PartName } from './evaluation-parts.ts';

/** Groups by number, sent before whoever names them. */
export type GroupParcel = readonly (readonly [number, Group])[];

/** An evaluation as it crosses to a page: its lists as numbers of groups that the page has by now. */
export type EvaluationHead = Pick<
  Evaluation,
  | 'format'
  | 'version'
  | 'scenario'
  | 'fingerprint'
  | 'currency'
  | 'basis'
  | 'forecast'
  | 'totals'
  | 'fairness'
> & {
  readonly measures: readonly string[];
  readonly parts: Readonly<Record<PartName, Int32Array>>;
  /** Which units differ from the first alignment that was sent, and whose they are; `[unit, null]`: nobody's. */
  readonly alignment: readonly (readonly [string, string | null])[];
};

export type Parcels = {
  readonly groups: (parcel: GroupParcel) => void;
  readonly alignment: (entries: readonly (readonly [string, string])[]) => void;
  /** Groups that no evaluation in use has any more. */
  readonly forget: (numbers: Int32Array) => void;
};

/** Rows in one message: what a page reads in a few milliseconds. */
const ROWS_A_PARCEL = 1000;
/** Scenarios whose groups are kept for the next time. */
const KEPT = 24;

type Sent = { readonly number: number; readonly rows: Group; readonly key: string; uses: number };

/**
 * Hands evaluations over so that what did not change does not cross again: rows that are the same objects as in an
 * earlier evaluation are named by number. An edit of one quota sends the rows of the people it concerns.
 */
export function createEvaluationSender(parcels: Parcels): (evaluation: Evaluation) => EvaluationHead {
  const byOwner = new Map<string, Sent[]>();
  const inUse = new Map<string, readonly Sent[]>();
  let firstAlignment: Evaluation['alignment'] | undefined;
  let last = 0;

  const numbered = (part: PartName, owner: string, rows: Group, fresh: Sent[]): Sent => {
    const key = `${part} ${owner}`;
    const known = byOwner.get(key);
    const same = known?.find((sent) => isSame(sent.rows, rows));
    if (same) return same;
    const sent = { number: ++last, rows, key, uses: 0 };
    fresh.push(sent);
    if (known) known.unshift(sent);
    else byOwner.set(key, [sent]);
    return sent;
  };

  const release = (groups: readonly Sent[], gone: number[]) => {
    for (const sent of groups) {
      if (--sent.uses > 0) continue;
      gone.push(sent.number);
      const rest = byOwner.get(sent.key)!.filter((other) => other !== sent);
      if (rest.length > 0) byOwner.set(sent.key, rest);
      else byOwner.delete(sent.key);
    }
  };

  const keep = (id: string, groups: readonly Sent[]) => {
    for (const sent of groups) sent.uses++;
    const gone: number[] = [];
    release(inUse.get(id) ?? [], gone);
    inUse.delete(id);
    inUse.set(id, groups);
    if (inUse.size > KEPT) {
      const [oldest] = inUse.keys();
      release(inUse.get(oldest!)!, gone);
      inUse.delete(oldest!);
    }
    if (gone.length > 0) parcels.forget(Int32Array.from(gone));
  };

  return (evaluation) => {
    const fresh: Sent[] = [];
    const parts = partsOf(evaluation);
    const all: Sent[] = [];
    const numbers = partNames.map((part) => {
      const groups = groupsOf(part, parts[part]).map(({ owner, rows }) => numbered(part, owner, rows, fresh));
      all.push(...groups);
      return [part, Int32Array.from(groups, ({ number }) => number)] as const;
    });
    for (const parcel of inParcels(fresh)) parcels.groups(parcel);
    if (firstAlignment === undefined) {
      firstAlignment = evaluation.alignment;
      const entries = [...firstAlignment];
      for (let at = 0; at < entries.length; at += ROWS_A_PARCEL)
        parcels.alignment(entries.slice(at, at + ROWS_A_PARCEL));
    }
    keep(evaluation.scenario.id, all);
    const { format, version, scenario, fingerprint, currency, basis, forecast, totals, fairness } =
      evaluation;
    return {
      ...{ format, version, scenario, fingerprint, currency, basis, totals, fairness },
      ...(forecast && { forecast }),
      measures: evaluation.pay.measures,
      parts: Object.fromEntries(numbers) as EvaluationHead['parts'],
      alignment: differences(firstAlignment, evaluation.alignment)
    };
  };
}

const isSame = (a: Group, b: Group): boolean => a.length === b.length && a.every((row, at) => row === b[at]);

function* inParcels(fresh: readonly Sent[]): Generator<GroupParcel> {
  let parcel: [number, Group][] = [];
  let rows = 0;
  for (const sent of fresh) {
    parcel.push([sent.number, sent.rows]);
    rows += sent.rows.length;
    if (rows < ROWS_A_PARCEL) continue;
    yield parcel;
    [parcel, rows] = [[], 0];
  }
  if (parcel.length > 0) yield parcel;
}

function differences(
  first: Evaluation['alignment'],
  alignment: Evaluation['alignment']
): readonly (readonly [string, string | null])[] {
  if (first === alignment) return [];
  const found: [string, string | null][] = [];
  for (const [unit, territory] of alignment) if (first.get(unit) !== territory) found.push([unit, territory]);
  for (const unit of first.keys()) if (!alignment.has(unit)) found.push([unit, null]);
  return found;
}
