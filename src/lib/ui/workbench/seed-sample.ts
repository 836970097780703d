import { openImportStore } from '../data/import-store.ts';
import { sampleFiles, samples } from '../data/sample-files.ts';

/** Import the Maven CRM sample through its mapping, on the first visit; its workspace holds nothing else, ever. */
export async function seedSample(database: string): Promise<void> {
  const store = await openImportStore(database);
  try {
    if (store.existing.names.length > 0) return;
    const maven = samples.find(({ id }) => id === 'maven')!;
    const files = await sampleFiles(maven.files);
    const sources = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
    );
    const { mappings, existing } = store;
    await store.keep(await store.client.run(sources, { mappings, existing }), []);
  } finally {
    await store.close();
  }
}
