import type { UnitDetail } from '../../engine/queries/alignment-rows.ts';
import { planCodes } from './plan-codes.ts';
import type { MapGeometry } from '../map/map-geometry.ts';

export const measureKeys = ['potential', 'accounts', 'credit'] as const;
export type MeasureKey = (typeof measureKeys)[number];

/** What each unit of the map holds of each measure, as plain numbers: for bars, colours and drags, never for money shown as exact. */
export type UnitMeasures = {
  readonly values: Readonly<Record<MeasureKey, Float64Array>>;
  /** Codes the data names and the map does not draw; each is listed, none dropped in silence. */
  readonly missing: readonly string[];
};

export function readUnitMeasures(geometry: MapGeometry, units: readonly UnitDetail[]): UnitMeasures {
  const empty = () => new Float64Array(geometry.ids.length);
  const values = { potential: empty(), accounts: empty(), credit: empty() };
  const missing: string[] = [];
  const codes = new Set(planCodes(units));
  for (const { unit, accounts, credit, potential } of units) {
    const position = geometry.position.get(unit);
    if (position === undefined) {
      if (codes.has(unit)) missing.push(unit);
      continue;
    }
    values.potential[position]! += Number(potential);
    values.accounts[position]! += accounts;
    values.credit[position]! += Number(credit);
  }
  return { values, missing };
}

/** Measures that say something: at least one unit has a value. */
export const usefulMeasures = ({ values }: UnitMeasures): MeasureKey[] =>
  measureKeys.filter((key) => values[key].some((value) => value !== 0));
