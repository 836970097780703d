import { usStates } from '../../../core/geography/us-states.ts';

const states = new Set(usStates.flatMap(({ letters, name }) => [letters.toLowerCase(), name.toLowerCase()]));

/** Share of values that are names or codes of states of the USA: a column called `region` may hold geography. */
export function shareOfStates(values: readonly string[]): number {
  const distinct = [
    ...new Set(values.map((value) => value.trim().toLowerCase()).filter((value) => value !== ''))
  ];
  return distinct.length === 0 ? 0 : distinct.filter((value) => states.has(value)).length / distinct.length;
}
