import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDemoGeography } from '../../lib/core/demo/demo-geography.ts';
import {
  DEFAULT_TRANSACTIONS,
  generateCompany,
  LEAST_TRANSACTIONS
} from '../../lib/core/demo/generate-company.ts';
import { packCompany } from '../../lib/engine/tables/pack-company.ts';
import { createDirectoryWorkspace } from '../../lib/engine/tables/directory-workspace.ts';
import { openNodeParquet } from '../../lib/engine/tables/parquet-node.ts';
import { WorkspaceError } from '../../lib/engine/tables/workspace-manifest.ts';
import { projectFolder } from '../project-folder.ts';
import { requireOption, UsageError, wholeOption, WorkError, writeDocument, type Verb } from '../verb.ts';

const MOST_TRANSACTIONS = 5_000_000;
const MOST_SEED = 4_294_967_295;

export const verb: Verb = {
  summary: 'The demo company from a seed, as a workspace: the same seed gives the same bytes.',
  usage: '--seed N [--transactions N] --out DIR',
  options: { seed: { type: 'string' }, transactions: { type: 'string' }, out: { type: 'string' } },
  async run(args, output) {
    requireOption(args, 'seed');
    const seed = wholeOption(args, 'seed', 1);
    const transactions = wholeOption(args, 'transactions', DEFAULT_TRANSACTIONS, LEAST_TRANSACTIONS);
    const out = requireOption(args, 'out');
    if (seed > MOST_SEED) throw new UsageError(`--seed must be at most ${MOST_SEED}: ${seed}`);
    if (transactions > MOST_TRANSACTIONS) {
      throw new UsageError(`--transactions must be at most ${MOST_TRANSACTIONS}: ${transactions}`);
    }
    if (args.positionals.length > 0) throw new UsageError(`generate takes no ${args.positionals[0]}`);
    output.progress('Generating the company\n');
    const company = generateCompany(seed, readDemoGeography(await readGeography()), transactions);
    const { put, documents, summary } = await packCompany(company, seed, await openNodeParquet(), (name) =>
      output.progress(`Writing ${name}\n`)
    );
    try {
      const store = await createDirectoryWorkspace(out);
      const names = new Set(put.map(({ entry }) => entry.name));
      const remove = (await store.manifest()).tables
        .map(({ name }) => name)
        .filter((name) => !names.has(name));
      await store.commit({ put, remove });
      for (const [name, text] of documents) await store.writeDocument(name, text);
      const { fingerprint } = await store.manifest();
      await store.close();
      writeDocument(output, { ...summary, fingerprint });
    } catch (error) {
      if (error instanceof WorkspaceError) throw new WorkError(error.message, { cause: error });
      throw error;
    }
  }
};

const readGeography = async () => {
  const text = (name: string) => readFile(join(projectFolder(), 'datasets', 'geography', name), 'utf8');
  const [counties, adjacency, zips] = await Promise.all([
    text('us_counties.csv'),
    text('county_adjacency.csv'),
    text('us_zip_county.csv')
  ]);
  return { counties, adjacency, zips };
};
