import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { formatPath } from '../../lib/core/result.ts';
import { openNodeConnector } from '../../lib/engine/duckdb/node.ts';
import { QueryError } from '../../lib/engine/query-error.ts';
import { encodings, type Encoding } from '../../lib/engine/import/encoding/code-pages.ts';
import type { DateOrder } from '../../lib/engine/import/columns/date-evidence.ts';
import { ImportProblem } from '../../lib/engine/import/import-problem.ts';
import {
  mappingDocument,
  parseMapping,
  type TableMapping
} from '../../lib/engine/import/mapping/mapping-document.ts';
import { shippedMappings } from '../../lib/engine/import/mapping/shipped-mappings.ts';
import { takePlanFiles } from '../../lib/engine/import/plan-files.ts';
import type { Source } from '../../lib/engine/import/read-source.ts';
import { runImport, type ExistingTables, type ImportOutcome } from '../../lib/engine/import/run-import.ts';
import { createDirectoryWorkspace } from '../../lib/engine/tables/directory-workspace.ts';
import { packTable } from '../../lib/engine/tables/pack-table.ts';
import { openNodeParquet } from '../../lib/engine/tables/parquet-node.ts';
import type { ParquetCodec } from '../../lib/engine/tables/parquet.ts';
import { WorkspaceError } from '../../lib/engine/tables/workspace-manifest.ts';
import type { WorkspaceStore } from '../../lib/engine/tables/workspace-store.ts';
import {
  textOption,
  UsageError,
  WorkError,
  writeDocument,
  type Arguments,
  type Output,
  type Verb
} from '../verb.ts';
import { engineFailure } from '../with-workspace.ts';
import { importSummary } from '../import-summary.ts';
import { writeTemplates } from '../write-templates.ts';

async function run(args: Arguments, output: Output): Promise<void> {
  const template = textOption(args, 'template');
  if (template !== undefined) return writeTemplates(template, textOption(args, 'out') ?? '.', output);
  if (args.positionals.length === 0) throw new UsageError('no FILE was given');
  const dateOrder = choice(args, 'date-order', ['dmy', 'mdy', 'ymd'] as const) as DateOrder | undefined;
  const encoding = choice(args, 'encoding', encodings) as Encoding | undefined;
  const [as, out, delimiter] = [
    textOption(args, 'as'),
    textOption(args, 'out'),
    textOption(args, 'delimiter')
  ];
  if (as !== undefined && !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(as)) {
    throw new UsageError(`--as needs a table name of letters, digits and underscores: ${as}`);
  }
  const given = await readMappings(args);
  const files = await Promise.all(args.positionals.map(readFileOf));
  const connector = await openNodeConnector({ files: true });
  const parquet = await openNodeParquet();
  try {
    const { plans, tables: sources } = await takePlanFiles(files);
    const store = out === undefined ? undefined : await createDirectoryWorkspace(out);
    const mappings = [...given, ...(store ? await rememberedMappings(store) : []), ...shippedMappings()];
    const replaced = args.values['replace'] === true;
    const existing = store && !replaced ? await existingTables(store, parquet) : undefined;
    const outcome = await runImport({ connector, parquet, sha256 }, sources, {
      mappings,
      ...(as === undefined ? {} : { as }),
      ...(dateOrder === undefined ? {} : { dateOrder }),
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter: delimiter === '\\t' ? '\t' : delimiter }),
      ...(existing === undefined ? {} : { existing }),
      progress: ({ phase, name }) => output.progress(`${phase} ${name}\n`)
    });
    if (store) await keep(store, parquet, outcome, output);
    for (const { document, text } of plans) await store?.writeDocument(document, text);
    const reported = [...outcome.report.files, ...plans.map(({ report }) => report)];
    const report = { ...outcome.report, files: reported.sort((a, b) => (a.file < b.file ? -1 : 1)) };
    writeDocument(output, report);
    output.progress(importSummary(report));
  } catch (error) {
    if (error instanceof ImportProblem || error instanceof WorkspaceError) throw new WorkError(error.message);
    if (error instanceof QueryError && /out of memory/i.test(error.message)) {
      throw new WorkError('The files need more memory than the engine has; import them one at a time.');
    }
    if (error instanceof QueryError) throw engineFailure(error);
    throw error;
  } finally {
    await connector.close();
    parquet.close();
  }
}

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function choice(args: Arguments, name: string, among: readonly string[]): string | undefined {
  const value = textOption(args, name);
  if (value !== undefined && !among.includes(value))
    throw new UsageError(`--${name} is one of ${among.join(', ')}: ${value}`);
  return value;
}

async function readFileOf(name: string): Promise<Source> {
  try {
    return { name, bytes: new Uint8Array(await readFile(name)) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder; name the files in it'
          : String(code);
    throw new WorkError(`${name} cannot be read: ${reason}.`);
  }
}

async function readMappings(args: Arguments): Promise<TableMapping[]> {
  const names = args.values['mapping'];
  const files = Array.isArray(names) ? names.map(String) : typeof names === 'string' ? [names] : [];
  const mappings: TableMapping[] = [];
  for (const file of files) {
    const { bytes } = await readFileOf(file);
    let document: unknown;
    try {
      document = JSON.parse(new TextDecoder().decode(bytes));
    } catch (error) {
      throw new WorkError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
    }
    const parsed = parseMapping(document);
    if (!parsed.ok) {
      const all = parsed.problems.map(({ path, message }) => `${formatPath(path)}: ${message}`).slice(0, 10);
      throw new WorkError(`${file} is no mapping: ${all.join('; ')}.`);
    }
    mappings.push(...parsed.value);
  }
  return mappings;
}

async function rememberedMappings(store: WorkspaceStore): Promise<TableMapping[]> {
  const { documents } = await store.manifest();
  const mappings: TableMapping[] = [];
  for (const { name } of documents.filter((document) => document.name.startsWith('mappings/'))) {
    const parsed = parseMapping(JSON.parse((await store.readDocument(name)) ?? 'null'));
    if (parsed.ok) mappings.push(...parsed.value);
  }
  return mappings;
}

async function existingTables(store: WorkspaceStore, parquet: ParquetCodec): Promise<ExistingTables> {
  const { tables } = await store.manifest();
  return {
    names: tables.map(({ name }) => name),
    load: async (name) => parquet.decode(await store.readTable(name)),
    sources: (name) => tables.find((table) => table.name === name)?.sources ?? []
  };
}

/** Keep all tables in one step, then the mappings they were read by. */
async function keep(
  store: WorkspaceStore,
  parquet: ParquetCodec,
  outcome: ImportOutcome,
  output: Output
): Promise<void> {
  output.progress('keep\n');
  const put = [];
  for (const { name, ipc, sources } of outcome.tables) put.push(await packTable(parquet, name, ipc, sources));
  await store.commit({ put });
  for (const mapping of outcome.mappings) {
    if (mapping.layout === undefined || mapping.columns.length === 0) continue;
    await store.writeDocument(
      `mappings/${mapping.layout}.json`,
      `${JSON.stringify(mappingDocument(mapping), null, 2)}\n`
    );
  }
}

export const verb: Verb = {
  summary: 'Read files into a workspace: types decided on whole columns, bad rows listed, the rest loaded.',
  usage:
    'FILE… [--as TABLE] [--mapping M.json] [--date-order dmy|mdy|ymd] [--out DIR] [--replace] [--encoding NAME] [--delimiter SIGN] | --template TABLE|all [--out DIR]',
  options: {
    as: { type: 'string' },
    mapping: { type: 'string', multiple: true },
    'date-order': { type: 'string' },
    out: { type: 'string' },
    replace: { type: 'boolean' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    template: { type: 'string' }
  },
  run
};
