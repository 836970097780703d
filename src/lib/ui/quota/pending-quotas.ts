import type { IsoDate } from '../../core/period.ts';
import type { Change, ChangeOf } from '../../scenario/change.ts';
import { scaleReach } from '../../scenario/scaled-quota.ts';

/** A rep's cell in the sheet, as a key. */
export const quotaCellKey = (rep: string, start: IsoDate): string => JSON.stringify([rep, start]);

/**
 * The quotas that edits have set and the figures on show do not know yet, by `quotaCellKey`; null where an edit took
 * the quota away. `shown` are the changes behind the figures, `asked` those of the scenario as it is now. What is
 * scaled waits for the figures: a scale rounds and counts quotas the page does not hold.
 */
export function pendingQuotas(
  shown: readonly Change[],
  asked: readonly Change[]
): ReadonlyMap<string, string | null> {
  if (shown === asked) return new Map();
  const [before, now] = [quotasSet(shown), quotasSet(asked)];
  const pending = new Map<string, string | null>();
  for (const [key, { to, scaled }] of now)
    if (!scaled && !before.get(key)?.scaled && before.get(key)?.to !== to) pending.set(key, to);
  for (const [key, { from, scaled }] of before) if (!scaled && !now.has(key)) pending.set(key, from);
  return pending;
}

type CellEdits = { readonly from: string | null; readonly to: string | null; readonly scaled: boolean };

/** By cell: what the first edit found, what the last one left, and whether a scale came after it. */
function quotasSet(changes: readonly Change[]): Map<string, CellEdits> {
  const cells = new Map<string, CellEdits & Pick<ChangeOf<'quota.set'>, 'rep' | 'measure' | 'start'>>();
  for (const change of changes) {
    if (change.type === 'quota.set') {
      const key = quotaCellKey(change.rep, change.start);
      const from = cells.get(key)?.from;
      cells.set(key, {
        rep: change.rep,
        measure: change.measure,
        start: change.start,
        from: from === undefined ? change.from : from,
        to: change.to,
        scaled: false
      });
    } else if (change.type === 'quota.scale') {
      const isScaled = scaleReach(change);
      for (const [key, cell] of cells) if (isScaled(cell)) cells.set(key, { ...cell, scaled: true });
    }
  }
  return cells;
}
