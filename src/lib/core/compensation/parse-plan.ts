import * as v from 'valibot';
import { type Problem, type Result, reject, succeed } from '../result.ts';
import { planDocumentSchema, type PlanDocument } from './schema/plan.ts';
import { problemsOf } from './schema/problems.ts';
import { checkPlan } from './check-plan.ts';

/** Read a plan document (the parsed JSON). Every problem at once, each with its path; nothing is thrown. */
export function parsePlan(json: unknown): Result<PlanDocument> {
  const parsed = v.safeParse(planDocumentSchema, json);
  const problems: Problem[] = parsed.success ? [] : problemsOf(parsed.issues);
  if (parsed.typed) problems.push(...checkPlan(parsed.output));
  return parsed.success && problems.length === 0 ? succeed(parsed.output) : reject(...problems);
}
