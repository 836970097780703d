import type { TableSource } from '../tables/workspace-store.ts';
import type { DateOrder } from './columns/date-evidence.ts';
import { crossTableFindings } from './findings/cross-table-findings.ts';
import { keyChoices, type KeyChoices } from './findings/key-choices.ts';
import { readChecked } from './findings/table-reader.ts';
import { missingTableFindings, unusedTableFindings } from './findings/table-use-findings.ts';
import { ImportRun, type ExistingTables, type Job } from './load/import-run.ts';
import { fixValues } from './load/fix-values.ts';
import { namedTables } from './load/match-names.ts';
import { orderByLookups } from './load/order-sources.ts';
import { readKnownKeys } from './mapping/known-keys.ts';
import { findMapping, layoutOf } from './mapping/layout.ts';
import type { TableMapping } from './mapping/mapping-document.ts';
import { proposeMapping } from './mapping/propose-mapping.ts';
import { withoutTotals } from './reshape/totals-row.ts';
import { unpivot } from './reshape/unpivot.ts';
import { readSource, type ImportEngine, type ReadOptions, type Source } from './read-source.ts';
import type { Finding, ImportReport, Reject } from './report.ts';
import { ImportProblem } from './import-problem.ts';
import type { SourceTable } from './source-table.ts';

export type { ExistingTables };

export type ImportPhase = 'read' | 'convert' | 'check' | 'hand over';

/** What an import is doing. `done` of `total` steps; the last step ends only when the tables are handed over. */
export type ImportProgress = {
  readonly phase: ImportPhase;
  readonly name: string;
  readonly done: number;
  readonly total: number;
};

/** How one file is written, where a person says so. */
export type Reading = Pick<ReadOptions, 'encoding' | 'delimiter'> & { readonly dateOrder?: DateOrder };

export type ImportOptions = ReadOptions & {
  /** By file: over what holds for all. */
  readonly readings?: Readonly<Record<string, Reading>>;
  /** Remembered mappings, the best ones first. */
  readonly mappings?: readonly TableMapping[];
  /** Read every file as this table. */
  readonly as?: string;
  readonly dateOrder?: DateOrder;
  readonly existing?: ExistingTables;
  readonly progress?: (progress: ImportProgress) => void;
};

/** A table to keep in place of the one of its name: its rows in a fixed order, and the files they came from. */
export type ImportedTable = {
  readonly name: string;
  readonly ipc: Uint8Array;
  readonly sources: readonly TableSource[];
};

export type ImportOutcome = {
  readonly report: ImportReport;
  readonly tables: readonly ImportedTable[];
  /** The mapping each file was read by, to be remembered. */
  readonly mappings: readonly TableMapping[];
  /** The keys that values which refer to nobody may mean, by their column. */
  readonly choices: KeyChoices;
};

/** Small tables other rows point at: at hand for the checks even where the import does not touch them. */
const pointedAt = ['account', 'product', 'rep', 'territory', 'territory_assignment'];

/**
 * Import files: read, convert, check, hand over. Nothing outside the import's own engine is touched: whoever called
 * keeps the tables, all of them or none. A file that cannot be read at all is a reject; `ImportProblem` where none can.
 */
export async function runImport(
  engine: ImportEngine,
  sources: readonly Source[],
  options: ImportOptions = {}
): Promise<ImportOutcome> {
  const { signal } = options;
  const total = sources.length * 2 + 2;
  const progress = (phase: ImportPhase, name: string, done: number) =>
    options.progress?.({ phase, name, done, total });
  const jobs: Job[] = [];
  const refused: Reject[] = [];
  const fixed: Finding[] = [];
  let known: ReturnType<typeof readKnownKeys> | undefined;
  const knownKeys = () => (known ??= readKnownKeys(engine.connector, options.existing));
  for (const [i, source] of sources.entries()) {
    progress('read', source.name, i);
    const reading = { ...options, ...options.readings?.[source.name] };
    for (const table of await readOrRefuse(source, engine, reading, sources.length > 1, refused)) {
      const prepared = await prepare(table, options, knownKeys);
      jobs.push(...prepared.jobs);
      fixed.push(...prepared.findings);
    }
  }
  const [first] = refused;
  if (first && refused.length === sources.length) throw new ImportProblem(first.code, first.message);
  const run = new ImportRun(engine.connector, options.existing, signal);
  run.findings.push(...fixed);
  run.rejects.push(...refused);
  try {
    for (const [i, job] of orderByLookups(jobs).entries()) {
      signal?.throwIfAborted();
      progress('convert', job.source.file, sources.length + Math.min(i, sources.length));
      await run.add(job, options.readings?.[job.source.file]?.dateOrder ?? options.dateOrder);
    }
    signal?.throwIfAborted();
    progress('check', '', total - 2);
    for (const table of pointedAt) await run.bringIn(table);
    const found = await crossTableFindings(engine.connector, run.checked);
    run.findings.push(
      ...found.filter(({ table, keys }) => [table, ...keys].some((name) => concerns(run.changed, name)))
    );
    const choices = await keyChoices(readChecked(engine.connector, run.checked), run.findings);
    run.findings.push(...useFindings(run, options.existing));
    const tables: ImportedTable[] = [];
    for (const table of [...run.changed].sort()) {
      progress('hand over', table, total - 1);
      const ipc = await run.handOver(table);
      tables.push({ name: table, ipc, sources: run.sources(table) });
    }
    const report = { format: 'evenfield/import-report', version: 1, files: run.files, rejects: run.rejects, findings: run.findings } as const; // prettier-ignore
    const mappings = jobs.filter(({ main }) => main).map(({ mapping }) => mapping);
    return { report, tables, mappings, choices };
  } finally {
    await run.clear();
  }
}

/** A file nobody can read keeps no other out: it is one reject, which says why. A file alone throws. */
async function readOrRefuse(
  source: Source,
  engine: ImportEngine,
  options: ReadOptions,
  among: boolean,
  refused: Reject[]
): Promise<SourceTable[]> {
  try {
    return await readSource(source, engine, options);
  } catch (error) {
    if (!(error instanceof ImportProblem) || !among) throw error;
    const { code, message } = error;
    refused.push({ file: source.name, line: 1, column: '', value: '', code, message });
    return [];
  }
}

/** Of the tables that are changed, those no page reads; of all that will be there, what the pages still lack. */
function useFindings(run: ImportRun, existing: ExistingTables | undefined): Finding[] {
  const rowsOf = (name: string) => run.sources(name).reduce((sum, { rows }) => sum + rows, 0);
  const changed = [...run.changed].sort().map((name) => ({ name, rows: rowsOf(name) }));
  const kept = (existing?.names ?? []).map((name) => ({ name, rows: 1 }));
  const held = [...changed, ...kept.filter(({ name }) => !run.changed.has(name))];
  return [...unusedTableFindings(changed), ...missingTableFindings(held)];
}

/** A finding about reps or their territories concerns an import of either. */
const concerns = (changed: ReadonlySet<string>, table: string): boolean =>
  changed.has(table) || (table === 'rep' && changed.has('territory_assignment'));

async function prepare(
  table: SourceTable,
  options: ImportOptions,
  knownKeys: () => ReturnType<typeof readKnownKeys>
): Promise<{ jobs: Job[]; findings: Finding[] }> {
  const read = withoutTotals(table);
  const layout = await layoutOf(read.header);
  const remembered = findMapping(options.mappings ?? [], layout, read);
  const fitting =
    remembered && (options.as === undefined || remembered.table === options.as) ? remembered : undefined;
  const as = options.as === undefined ? {} : { as: options.as };
  const mapping = fitting ?? (await proposeMapping(read, { ...as, known: await knownKeys() }));
  const { source: mended, fixed } = fixValues(read, mapping.fixes);
  const source = mapping.unpivot ? unpivot(mended, mapping.unpivot) : mended;
  const findings = fixed.map(({ line, column, value, to }) => ({
    code: 'value-fixed',
    table: mapping.table,
    keys: [column],
    values: [value, to],
    message: `${read.file}, line ${line}: “${value}” in ${column} was put right by hand to “${to}”.`
  }));
  const all = [mapping, ...(mapping.also ?? [])];
  const own = new Set(all.map(({ table }) => table));
  const jobs = all.map((each) => ({
    main: each === mapping,
    source,
    mapping: each,
    layout,
    table: each.table,
    lookups: each.columns.flatMap(({ lookup }) => (lookup ? [lookup.table] : [])),
    names: namedTables(each).filter((name) => !own.has(name))
  }));
  return { jobs, findings };
}
