import type { NameOf } from '../../scenario/describe-changes.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';

/** Names of territories and reps for sentences; an id without a name stands for itself. */
export function namesOf(evaluation: Evaluation | undefined): NameOf {
  const territories = new Map(evaluation?.territories.map(({ territory, name }) => [territory, name]));
  const reps = new Map(evaluation?.reps.map(({ rep, name }) => [rep, name]));
  return {
    territory: (id) => territories.get(id) ?? id,
    rep: (id) => reps.get(id) ?? id
  };
}
