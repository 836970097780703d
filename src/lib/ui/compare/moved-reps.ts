import { Decimal } from '../../core/money.ts';
import type { ScenarioComparison } from '../../scenario/compare.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';

/** A rep whose figures a scenario changes, with the reason in figures. */
export type MovedRep = {
  readonly rep: string;
  readonly name: string;
  readonly territory: string;
  /** The day they left the company, where they did. */
  readonly left: string | undefined;
  readonly paid: Decimal;
  readonly credit: Decimal;
  readonly quota: Decimal;
  /** Pay difference over the largest of all, −1 to 1: the length of a bar. */
  readonly share: number;
};

/** Who gains and who loses, by size of the pay difference, then by name. */
export function movedReps({ moved }: ScenarioComparison, { reps, territories }: Evaluation): MovedRep[] {
  const names = new Map(reps.map((row) => [row.rep, row]));
  const places = new Map(
    territories.flatMap(({ rep, name }) => (rep === null ? [] : [[rep, name] as const]))
  );
  const largest = moved.reps.reduce(
    (most, { paid }) => Decimal.max(most, new Decimal(paid).abs()),
    new Decimal(0)
  );
  return moved.reps
    .map(({ rep, paid, credit, quota }) => ({
      rep,
      name: names.get(rep)?.name ?? rep,
      left: names.get(rep)?.left,
      territory: places.get(rep) ?? '',
      paid: new Decimal(paid),
      credit: new Decimal(credit),
      quota: new Decimal(quota),
      share: largest.isZero() ? 0 : new Decimal(paid).div(largest).toNumber()
    }))
    .sort((a, b) => b.paid.abs().comparedTo(a.paid.abs()) || a.name.localeCompare(b.name, 'en'));
}
