import type { Connector, QueryOptions } from '../engine/connector.ts';
import { QueryCancelled } from '../engine/query-error.ts';
import { creditHistory } from '../engine/queries/credit-history.ts';
import { monthlyRhythm } from '../engine/queries/monthly-rhythm.ts';
import { territoryNames } from '../engine/queries/territory-names.ts';
import { ownershipRows } from '../engine/queries/unit-credits.ts';
import { wholeMonths } from '../core/forecast/whole-months.ts';
import { canonicalJson } from './canonical-text.ts';
import { comingHolder } from './coming-holder.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { PlanState } from './plan-state.ts';
import { followsOf, realignmentOf } from './realignment.ts';
import { seriesTree, type Breakdown, type SeriesTree } from './series-tree.ts';

/** Past credit of a scenario as series; undefined where no transaction has a date. */
export type HistoryQuestions = {
  history(
    start: LoadedBaseline,
    state: PlanState,
    breakdown: Breakdown,
    options?: QueryOptions
  ): Promise<SeriesTree | undefined>;
};

/** Histories kept for going back and forth between scenarios and breakdowns. */
const REMEMBERED = 12;

/** Asks for each history once: it depends on the alignment only, not on quotas or pay. */
export function createHistoryQuestions(db: Connector): HistoryQuestions {
  const known = new Map<string, Promise<SeriesTree | undefined>>();
  return {
    history(start, state, breakdown, options) {
      const owners = [...state.territories].map(([id, { name, parent, rep }]) => [id, name, parent, rep]);
      const key = canonicalJson([breakdown, realignmentOf(start, state), followsOf(state), owners]);
      const ask = () => {
        const asked = askHistory(db, start, state, breakdown, options);
        known.set(key, asked);
        asked.catch(() => known.get(key) === asked && known.delete(key));
        if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
        return asked;
      };
      // Who asked first may have given up: it is asked again for who still waits.
      return (
        known.get(key)?.catch((error: unknown) => {
          if (error instanceof QueryCancelled && !options?.signal?.aborted) return known.get(key) ?? ask();
          throw error;
        }) ?? ask()
      );
    }
  };
}

async function askHistory(
  db: Connector,
  start: LoadedBaseline,
  state: PlanState,
  breakdown: Breakdown,
  options?: QueryOptions
): Promise<SeriesTree | undefined> {
  const rhythm = await monthlyRhythm(db, start.catalog);
  if (rhythm === undefined) return undefined;
  const question = {
    realignment: realignmentOf(start, state),
    follows: followsOf(state),
    families: breakdown === 'products'
  };
  const rows = await creditHistory(db, start.catalog, start.asOf, question, options);
  const holderOf = comingHolder(start, state, await ownershipRows(db, start.catalog));
  const whole = wholeMonths(rhythm.first, rhythm.last, rhythm.oneDayAMonth);
  const names = await territoryNames(db, start.catalog);
  return seriesTree(breakdown, rows, whole, start, state, holderOf, names);
}
