import { currencyExponent, Decimal, decimalText, ZERO } from '../core/money.ts';
import { byIdentity } from './by-identity.ts';
import type { TerritoryRow } from './evaluation.ts';
import type { LoadedBaseline } from './load-baseline.ts';
import type { PlanState } from './plan-state.ts';
import { holderOf } from './realignment.ts';

type Table = {
  readonly territories: readonly TerritoryRow[];
  /** The holder of every assigned unit. */
  readonly alignment: ReadonlyMap<string, string>;
};
type Sum = {
  readonly units: number;
  readonly accounts: number;
  readonly potential: Decimal;
  readonly credit: Decimal;
};
type Held = LoadedBaseline['units'][number];

const NOTHING: Sum = { units: 0, accounts: 0, potential: ZERO, credit: ZERO };
const KEPT = 4;

/**
 * The scenario's territories with what their units hold, by id, and the holder of every assigned unit. Moves are
 * taken from and added to the baseline's sums; the last few tables stay the same objects while nothing moves.
 */
export function territoryTable(baseline: LoadedBaseline, state: PlanState): Table {
  const tables = tablesOf(baseline);
  const key = JSON.stringify([[...state.movedUnits], [...state.territories]]);
  const at = tables.findIndex((known) => known.key === key);
  if (at >= 0) return tables[at]!.table;
  const { sums, alignment } = holdings(baseline, state);
  const places = currencyExponent(baseline.currency);
  const territories = [...state.territories]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([territory, { name, parent, rep }]): TerritoryRow => {
      const { units, accounts, potential, credit } = sums.get(territory) ?? NOTHING;
      return {
        territory,
        name,
        parent,
        rep,
        units,
        accounts,
        potential: decimalText(potential),
        credit: decimalText(credit, places)
      };
    });
  const table = { territories, alignment };
  tables.unshift({ key, table });
  tables.length = Math.min(tables.length, KEPT);
  return table;
}

const tablesOf = byIdentity((_: LoadedBaseline): { key: string; table: Table }[] => []);

/** The baseline's own holdings, unit by unit. */
const baseHoldings = byIdentity(({ units }: LoadedBaseline) => {
  const sums = new Map<string, Sum>();
  for (const unit of units) if (unit.territory !== null) take(sums, unit.territory, unit, 1);
  return { sums, held: new Map(units.map((unit) => [unit.unit, unit])) };
});

function holdings(baseline: LoadedBaseline, state: PlanState) {
  const { units } = baseline;
  const { sums: base, held } = baseHoldings(baseline);
  const alignment = new Map<string, string>();
  for (const { unit, territory } of units) {
    const holder = holderOf(state, territory, unit);
    if (holder !== null) alignment.set(unit, holder);
  }
  const sums = new Map([...base].filter(([territory]) => state.territories.has(territory)));
  for (const unit of state.movedUnits.keys()) {
    const own = held.get(unit);
    if (own === undefined) continue;
    if (own.territory !== null && sums.has(own.territory)) take(sums, own.territory, own, -1);
    const holder = alignment.get(unit);
    if (holder !== undefined) take(sums, holder, own, 1);
  }
  return { sums, alignment };
}

function take(sums: Map<string, Sum>, territory: string, unit: Held, sign: 1 | -1): void {
  const sum = sums.get(territory) ?? NOTHING;
  const add = (total: Decimal, amount: Held['potential']) =>
    sign > 0 ? total.plus(amount) : total.minus(amount);
  sums.set(territory, {
    units: sum.units + sign,
    accounts: sum.accounts + sign * unit.accounts,
    potential: add(sum.potential, unit.potential),
    credit: add(sum.credit, unit.credit)
  });
}
