import { parsePlan } from '../core/compensation/parse-plan.ts';

/** Plan documents that were read: the same object is the same plan, in every evaluation of a slider's way. */
const plansRead = new WeakMap<object, ReturnType<typeof parsePlan>>();

/** `parsePlan`, once for each document. */
export function readPlan(document: unknown): ReturnType<typeof parsePlan> {
  if (typeof document !== 'object' || document === null) return parsePlan(document);
  const known = plansRead.get(document);
  if (known) return known;
  const read = parsePlan(document);
  plansRead.set(document, read);
  return read;
}
