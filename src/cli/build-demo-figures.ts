import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert, fail } from '../lib/core/assert.ts';
import { writeDemoFigures } from '../lib/scenario/demo-figures.ts';
import { parseScenario } from '../lib/scenario/parse-scenario.ts';
import { baselineScenario } from '../lib/scenario/scenario.ts';
import { openEvaluator } from './open-evaluator.ts';
import { projectFolder } from './project-folder.ts';
import { withWorkspace } from './with-workspace.ts';

export const demoFiguresFile = join(projectFolder(), 'static', 'demo', 'figures.json');

/** Evaluate the demo and the scenarios that ship with it, as the first screen shows them before the engine is up. */
export async function buildDemoFigures(): Promise<string> {
  const data = join(projectFolder(), 'datasets', 'demo');
  const folder = join(projectFolder(), 'scenarios');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.scenario.json')).sort();
  return withWorkspace(data, async (workspace) => {
    const { fingerprint, tables } = workspace.manifest;
    const evaluator = await openEvaluator(workspace, data);
    const base = baselineScenario({ dataset: 'demo', fingerprint });
    const others = [];
    for (const file of files) {
      const read = parseScenario(await readFile(join(folder, file), 'utf8'));
      const scenario = read.ok ? read.value : fail(`not a scenario: ${file}`);
      assert(scenario.baseline.fingerprint === fingerprint, `${file} was made on another demo`);
      others.push({ scenario, evaluation: await evaluator.evaluate(scenario) });
    }
    const rows = Object.fromEntries(tables.map((table) => [table.name, table.rows]));
    return writeDemoFigures(
      fingerprint,
      rows,
      { scenario: base, evaluation: await evaluator.evaluate(base) },
      others
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(dirname(demoFiguresFile), { recursive: true });
  await writeFile(demoFiguresFile, await buildDemoFigures());
}
