import * as v from 'valibot';
import { type Problem, type Result, reject, succeed } from '../result.ts';
import { checkPlan } from './check-plan.ts';
import { MOST_REPAIRED, repairPlan } from './repair-plan.ts';
import { planDocumentSchema, type PlanDocument } from './schema/plan.ts';
import { notThisFile } from './schema/kind-of-file.ts';
import { problemsOf } from './schema/problems.ts';

const PLAN_FILE = {
  name: 'a pay plan',
  format: 'evenfield/plan',
  fields: ['measures', 'plans'],
  advice: 'a plan begins {"format":"evenfield/plan","version":1,"measures":[…],"plans":[…]}'
};

/** Read a plan document (the parsed JSON). Every problem at once, each with its path; nothing is thrown. */
export function parsePlan(json: unknown): Result<PlanDocument> {
  const other = notThisFile(json, PLAN_FILE);
  if (other) return reject(other);
  const parsed = v.safeParse(planDocumentSchema, json);
  if (!parsed.success) {
    const further = parsed.issues.length > MOST_REPAIRED ? [] : furtherProblems(json);
    return reject(...problemsOf(parsed.issues), ...further);
  }
  const problems = checkPlan(parsed.output);
  return problems.length === 0 ? succeed(parsed.output) : reject(...problems);
}

/** What is wrong beside the broken places: names that do not exist, tiers that do not rise, and the like. */
function furtherProblems(json: unknown): Problem[] {
  const repaired = repairPlan(json);
  if (!repaired) return [];
  const broken = repaired.places.map((place) => place.join('\u0000'));
  const lists = repaired.places
    .filter((place) => place.at(-1) === 'from')
    .map((place) => place.slice(0, -2).join('\u0000'));
  const holders = repaired.places.map((place) => place.slice(0, -1).join('\u0000'));
  return checkPlan(repaired.document).filter(({ code, path }) => {
    const place = path.join('\u0000');
    if (broken.some((at) => place === at || place.startsWith(`${at}\u0000`))) return false;
    if (lists.some((at) => place.startsWith(at)) && code === 'not-rising') return false;
    return !(holders.includes(place) && code === 'one-of');
  });
}
