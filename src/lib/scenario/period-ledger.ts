import { sumDecimals } from '../core/money.ts';
import type { IsoDate } from '../core/period.ts';
import type { Connector, QueryOptions } from '../engine/connector.ts';
import type { Realignment } from '../engine/queries/credited-lines.ts';
import {
  creditsByPeriod,
  creditsByUnit,
  type PeriodCredit,
  type UnitCredit
} from '../engine/queries/credits-by-period.ts';
import type { KeyedDays } from './ledger-days.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import { rememberAnswer } from './remember-answer.ts';

type Follows = 'territory' | 'transaction';
/** Credit of the data's own alignment, unit by unit and by who it goes to. */
type UnitLedger = {
  readonly byUnit: ReadonlyMap<string, readonly UnitCredit[]>;
  readonly byGroup: ReadonlyMap<string, readonly UnitCredit[]>;
  readonly whole: ReadonlyMap<string, PeriodCredit>;
};

/** Beyond so many sums a ledger is not kept unit by unit: every move asks for all of it. */
const MOST_SUMS = 400_000;
/** Beyond so many moved units the answers about them are dropped and asked again. */
const MOST_MOVED = 20_000;

/**
 * Credit by period where a scenario's alignment differs from the data's. What one unit's sales credit depends on no
 * other unit, so a move asks only for the units that never stood there before; the rest is taken from the ledger of the
 * data's own alignment, kept unit by unit. The same rows in the same order as `creditsByPeriod`.
 */
export function createPeriodLedger(db: Connector) {
  const ledgers = new Map<string, Promise<UnitLedger | undefined>>();
  const moved = new Map<string, readonly UnitCredit[]>();

  /** What the moved units credit; those not known yet are asked for together. */
  const movedRows = async (
    start: LoadedBaseline,
    days: KeyedDays,
    realignment: Realignment,
    follows: Follows,
    options?: QueryOptions
  ): Promise<UnitCredit[]> => {
    const { units, territories, reps } = realignment;
    const keys = units.map((unit, at) =>
      JSON.stringify([days.key, follows, unit, territories[at], reps[at]])
    );
    const missing = units.flatMap((_, at) => (moved.has(keys[at]!) ? [] : [at]));
    const fresh = new Map<string, UnitCredit[]>(missing.map((at) => [units[at]!, []]));
    if (missing.length > 0) {
      const pick = <T>(list: readonly T[]) => missing.map((at) => list[at]!);
      const only = pick(units);
      const asked = { units: only, territories: pick(territories), reps: pick(reps) };
      const most = Number.MAX_SAFE_INTEGER - 1;
      const rows = await creditsByUnit(db, start.catalog, days, asked, follows, { ...options, only, most });
      for (const row of rows) fresh.get(row.unit!)!.push(row);
      if (moved.size + missing.length > MOST_MOVED) moved.clear();
      for (const at of missing) moved.set(keys[at]!, fresh.get(units[at]!)!);
    }
    return units.flatMap((unit, at) => fresh.get(unit) ?? moved.get(keys[at]!) ?? []);
  };

  return async (
    start: LoadedBaseline,
    days: KeyedDays,
    realignment: Realignment,
    follows: Follows,
    options?: QueryOptions
  ): Promise<readonly PeriodCredit[]> => {
    const all = () => creditsByPeriod(db, start.catalog, days, realignment, follows, options);
    if (realignment.units.length === 0) return all();
    const ledger = await rememberAnswer(
      ledgers,
      days.key,
      () => unitLedger(db, start, days, options),
      options?.signal
    );
    if (ledger === undefined) return all();
    return afterMoves(ledger, realignment.units, await movedRows(start, days, realignment, follows, options));
  };
}

async function unitLedger(
  db: Connector,
  { catalog }: LoadedBaseline,
  days: KeyedDays,
  options?: QueryOptions
): Promise<UnitLedger | undefined> {
  const here: Realignment = { units: [], territories: [], reps: [] };
  const rows = await creditsByUnit(db, catalog, days, here, 'territory', { ...options, most: MOST_SUMS });
  if (rows.length > MOST_SUMS) return undefined;
  const byUnit = new Map<string, UnitCredit[]>();
  for (const row of rows) if (row.unit !== null) put(byUnit, row.unit, row);
  const byGroup = grouped(rows);
  return { byUnit, byGroup, whole: new Map([...byGroup].map(([key, own]) => [key, sumOf(own)])) };
}

/** The ledger where some units' rows are others: only the sums they are part of are made again. */
function afterMoves(
  { byUnit, byGroup, whole }: UnitLedger,
  units: readonly string[],
  rows: readonly UnitCredit[]
): readonly PeriodCredit[] {
  const gone = new Set(units);
  const added = grouped(rows);
  const touched = new Set(added.keys());
  for (const unit of units) for (const row of byUnit.get(unit) ?? []) touched.add(groupOf(row));
  const sums = new Map(whole);
  for (const key of touched) {
    const stay = (byGroup.get(key) ?? []).filter(({ unit }) => unit === null || !gone.has(unit));
    const parts = [...stay, ...(added.get(key) ?? [])];
    if (parts.length === 0) sums.delete(key);
    else sums.set(key, sumOf(parts));
  }
  return [...sums.values()].sort(asListed);
}

const groupOf = ({ rep, rule, start }: PeriodCredit): string => JSON.stringify([rep, rule, start]);

function grouped(rows: readonly UnitCredit[]): Map<string, UnitCredit[]> {
  const groups = new Map<string, UnitCredit[]>();
  for (const row of rows) put(groups, groupOf(row), row);
  return groups;
}

function put<T>(lists: Map<string, T[]>, key: string, row: T): void {
  const list = lists.get(key);
  if (list) list.push(row);
  else lists.set(key, [row]);
}

function sumOf(parts: readonly UnitCredit[]): PeriodCredit {
  const { rep, rule, start } = parts[0]!;
  return {
    rep,
    rule,
    start,
    credit: sumDecimals(parts.map(({ credit }) => credit)),
    transactions: parts.reduce((sum, { transactions }) => sum + transactions, 0),
    firstDay: parts.reduce<IsoDate | null>(
      (first, { firstDay }) => (first === null || (firstDay !== null && firstDay < first) ? firstDay : first),
      null
    )
  };
}

/** The engine's own order: nobody first, then by bytes, which are those of code points. */
const asListed = (a: PeriodCredit, b: PeriodCredit): number =>
  compareText(a.rep, b.rep) || compareText(a.rule, b.rule) || compareText(a.start, b.start);

function compareText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  // The second half of a pair alone says nothing: step back to the whole.
  if (at > 0 && isSecondHalf(a.charCodeAt(at)) && isSecondHalf(b.charCodeAt(at))) at--;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

const isSecondHalf = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
