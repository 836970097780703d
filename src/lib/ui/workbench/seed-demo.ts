import { parseScenario } from '../../scenario/parse-scenario.ts';
import type { DocumentStore } from './session.ts';
import { memoryFile, scenarioFile, type WorkbenchMemory } from './workbench-memory.ts';

const shipped = import.meta.glob<string>('../../../../scenarios/*.scenario.json', {
  query: '?raw',
  import: 'default',
  eager: true
});
const CAME_WITH_THE_DEMO = new Date(0).toISOString();

/** The scenarios that come with the demo, put on the shelf on the first visit and never again. */
export async function seedDemo(documents: DocumentStore): Promise<void> {
  if ((await documents.read(memoryFile)) !== undefined) return;
  const scenarios: { id: string; status: 'saved'; edited: string }[] = [];
  for (const text of Object.values(shipped)) {
    const read = parseScenario(text);
    if (!read.ok) continue;
    await documents.write(scenarioFile(read.value.id), text);
    scenarios.push({ id: read.value.id, status: 'saved', edited: CAME_WITH_THE_DEMO });
  }
  await documents.write(memoryFile, JSON.stringify({ current: 'base', scenarios } satisfies WorkbenchMemory));
}
