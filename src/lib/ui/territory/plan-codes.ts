import type { UnitDetail } from '../../engine/queries/alignment-rows.ts';

/**
 * Codes of the units a plan is made of: those a territory or an account names, and further ones of the same length. Data
 * may also list larger places, such as states beside counties; those are no units.
 */
export function planCodes(units: readonly UnitDetail[]): string[] {
  const used = units.filter(({ territory, accounts }) => territory !== null || accounts > 0);
  const lengths = new Set(used.map(({ unit }) => unit.length));
  return units.filter(({ unit }) => lengths.has(unit.length)).map(({ unit }) => unit);
}
