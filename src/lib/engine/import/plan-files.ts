import { parsePlan } from '../../core/compensation/parse-plan.ts';
import { formatPath } from '../../core/result.ts';
import { sha256 } from '../tables/content-hash.ts';
import { ImportProblem } from './import-problem.ts';
import type { Source } from './read-source.ts';
import type { FileReport } from './report.ts';

/** A pay plan among the files of an import: kept as a document under its own name, not as a table. */
export type PlanFile = {
  readonly document: string;
  readonly title: string;
  readonly text: string;
  readonly report: FileReport;
};

/** Part the pay plans (JSON documents of format `evenfield/plan`) from the files that hold rows. */
export async function takePlanFiles(
  sources: readonly Source[]
): Promise<{ plans: PlanFile[]; tables: Source[] }> {
  const [plans, tables]: [PlanFile[], Source[]] = [[], []];
  for (const source of sources) {
    const plan = source.name.toLowerCase().endsWith('.json') ? await readPlanFile(source) : undefined;
    if (plan) plans.push(plan);
    else tables.push(source);
  }
  return { plans, tables };
}

async function readPlanFile({ name, bytes }: Source): Promise<PlanFile | undefined> {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  if (!/^\s*\{[^{]*"format"\s*:\s*"evenfield\/plan"/.test(head)) return undefined;
  const text = new TextDecoder().decode(bytes);
  const plan = parsePlan(readJson(name, text));
  if (!plan.ok) {
    const all = plan.problems.map(({ path, message }) => `${formatPath(path)}: ${message}`).slice(0, 10);
    throw new ImportProblem('bad-plan', `${name} is no pay plan that can be used: ${all.join('; ')}.`);
  }
  const stem = name.replace(/^.*[\\/]/, '').replace(/\.json$/i, '');
  const report: FileReport = {
    file: name,
    sheet: null,
    sha256: await sha256(bytes),
    encoding: 'utf-8',
    delimiter: null,
    dateOrder: null,
    table: 'plan',
    read: 1,
    loaded: 1,
    duplicate: 0,
    rejected: 0,
    columns: []
  };
  return { title: plan.value.title ?? stem, document: `plans/${stem}.json`, text, report };
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportProblem(
      'bad-plan',
      `${name} is no JSON: ${error instanceof Error ? error.message : String(error)}.`
    );
  }
}
