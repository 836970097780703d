import { basename } from 'node:path';
import { parsePlan } from '../lib/core/compensation/parse-plan.ts';
import { formatPath } from '../lib/core/result.ts';
import type { Source } from '../lib/engine/import/read-source.ts';
import type { FileReport } from '../lib/engine/import/report.ts';
import { sha256 } from '../lib/engine/tables/content-hash.ts';
import { WorkError } from './verb.ts';

/** A pay plan among the files of an import: kept as a document under its own name, not as a table. */
export type PlanFile = { readonly document: string; readonly text: string; readonly report: FileReport };

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
  const text = new TextDecoder().decode(bytes);
  if (!/^\s*\{[^{]*"format"\s*:\s*"evenfield\/plan"/.test(text)) return undefined;
  const plan = parsePlan(readJson(name, text));
  if (!plan.ok) {
    const all = plan.problems.map(({ path, message }) => `${formatPath(path)}: ${message}`).slice(0, 10);
    throw new WorkError(`${name} is no pay plan that can be used: ${all.join('; ')}.`);
  }
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
  return { document: `plans/${basename(name, '.json')}.json`, text, report };
}

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WorkError(`${name} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
