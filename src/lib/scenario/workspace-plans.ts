import type { WorkspaceReader } from '../engine/tables/workspace-store.ts';

const PLAN_DOCUMENT = /^plans\/(.+)\.json$/;

/** The pay plan documents of a workspace by name (`plans/base.json` is `base`). What is no JSON is kept as its text. */
export async function readPlans(workspace: WorkspaceReader): Promise<Map<string, unknown>> {
  const { documents } = await workspace.manifest();
  const plans = new Map<string, unknown>();
  for (const { name } of documents) {
    const plan = PLAN_DOCUMENT.exec(name)?.[1];
    const text = plan === undefined ? undefined : await workspace.readDocument(name);
    if (plan !== undefined && text !== undefined) plans.set(plan, readJson(text));
  }
  return plans;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
