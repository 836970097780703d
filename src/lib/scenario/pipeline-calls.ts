import type { ForecastCategory } from '../core/pipeline/forecast-categories.ts';
import type { Change, ChangeOf } from './change.ts';

/** The manager's call that stands on each deal after a list of changes: the last one wins. */
export function pipelineCalls(changes: readonly Change[]): Map<string, ChangeOf<'pipeline.call'>> {
  const calls = new Map<string, ChangeOf<'pipeline.call'>>();
  for (const change of changes) {
    if (change.type !== 'pipeline.call') continue;
    if (change.to === null) calls.delete(change.deal);
    else calls.set(change.deal, change);
  }
  return calls;
}

/** The change that puts a call on a deal, from what stands now; undefined where nothing would change. */
export function callDeal(
  changes: readonly Change[],
  deal: string,
  to: ForecastCategory | null,
  { reason, author }: { readonly reason: string; readonly author: string }
): ChangeOf<'pipeline.call'> | undefined {
  const from = pipelineCalls(changes).get(deal)?.to ?? null;
  return from === to ? undefined : { type: 'pipeline.call', deal, from, to, reason, author };
}
