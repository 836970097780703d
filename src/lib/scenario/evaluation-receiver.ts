import { assert } from '../core/assert.ts';
import type { LedgerDays } from '../engine/queries/ledger-days.ts';
import type { Evaluation } from './evaluation.ts';
import { partNames, type Group, type PartName, type Parts } from './evaluation-parts.ts';
import type { EvaluationHead, Parcels } from './evaluation-sender.ts';

/** Lists put together lately: what no edit touched stays the same list. */
const KEPT_LISTS = 6;
type List = { readonly numbers: Int32Array; readonly rows: readonly object[] };

/** Puts evaluations together from what `createEvaluationSender` sends, in the order it was sent. */
export function createEvaluationReceiver(): Parcels & {
  readonly open: (head: EvaluationHead, plans: Evaluation['plans']) => Evaluation;
} {
  const groups = new Map<number, Group>();
  const lists = new Map<PartName, List[]>();
  const first = new Map<string, string>();
  let aligned: { readonly key: string; readonly alignment: Evaluation['alignment'] }[] = [];

  const listOf = (part: PartName, numbers: Int32Array): readonly object[] => {
    const known = lists.get(part) ?? [];
    const found = known.find((list) => isSame(list.numbers, numbers));
    if (found) return found.rows;
    const rows: object[] = [];
    for (const number of numbers) {
      const group = groups.get(number);
      assert(group, 'a group is sent before it is named');
      for (const row of group) rows.push(row);
    }
    lists.set(part, [{ numbers, rows }, ...known].slice(0, KEPT_LISTS));
    return rows;
  };

  const alignmentOf = (differences: EvaluationHead['alignment']) => {
    const key = JSON.stringify(differences);
    const known = aligned.find((one) => one.key === key);
    if (known) return known.alignment;
    const alignment = new Map(first);
    for (const [unit, territory] of differences)
      if (territory === null) alignment.delete(unit);
      else alignment.set(unit, territory);
    aligned = [{ key, alignment }, ...aligned].slice(0, KEPT_LISTS);
    return alignment;
  };

  return {
    groups: (parcel) => parcel.forEach(([number, rows]) => groups.set(number, rows)),
    alignment: (entries) => entries.forEach(([unit, territory]) => first.set(unit, territory)),
    forget: (numbers) => numbers.forEach((number) => groups.delete(number)),
    open({ parts, alignment, measures, ...head }, plans) {
      const rows = Object.fromEntries(
        partNames.map((part) => [part, listOf(part, parts[part])])
      ) as unknown as Parts;
      const { lines, days, ...lists } = rows as unknown as Pick<
        Evaluation,
        Exclude<PartName, 'lines' | 'days'>
      > & { readonly lines: Evaluation['pay']['lines']; readonly days: readonly [LedgerDays] };
      return {
        ...head,
        ...lists,
        alignment: alignmentOf(alignment),
        plans,
        pay: { lines, measures, days: days[0] }
      };
    }
  };
}

const isSame = (a: Int32Array, b: Int32Array): boolean =>
  a.length === b.length && a.every((number, at) => number === b[at]);
