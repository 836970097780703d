import { createContext } from 'svelte';
import type { InspectedSheet } from '../../engine/import/inspect-source.ts';
import type { TableMapping } from '../../engine/import/mapping/mapping-document.ts';
import type { PlanFile } from '../../engine/import/plan-files.ts';
import { ImportProblem } from '../../engine/import/import-problem.ts';
import { receiveSource } from '../../engine/import/receive-source.ts';
import type { ImportOutcome, ImportProgress, Reading } from '../../engine/import/run-import.ts';
import { WorkspaceError } from '../../engine/tables/workspace-manifest.ts';
import { Latest } from '../workbench/latest.ts';
import { markImport } from './interrupted-import.ts';
import type { ImportStore } from './import-store.ts';
import { stateAlias, type Alias } from './mapping-edits.ts';
import { countRows } from './row-counts.ts';

export type ImportStep = 'types' | 'map' | 'checks';

/** A file somebody brought; it is read where it is parsed. */
export type BroughtFile = { readonly name: string; readonly bytes: Blob };

type KeepProgress = Omit<ImportProgress, 'phase'> & { readonly phase: 'pack' | 'keep' };

/**
 * One import from drop to load. Looking at files and checking them touches nothing that is kept; only `load` does,
 * and that all at once. Cancelling or failing leaves everything as it was.
 */
export class ImportRun {
  sources = $state.raw<readonly BroughtFile[]>([]);
  /** Pay plans among the files: kept as documents, not read as tables. */
  plans = $state.raw<readonly PlanFile[]>([]);
  sheets = $state.raw<readonly InspectedSheet[]>([]);
  /** Files nobody can read, and why; the others go on without them. */
  refused = $state.raw<readonly { readonly file: string; readonly message: string }[]>([]);
  outcome = $state.raw<ImportOutcome>();
  step = $state<ImportStep>('types');
  busy = $state<'looking' | 'checking' | 'loading'>();
  progress = $state.raw<ImportProgress | KeepProgress>();
  failure = $state.raw<unknown>();
  /** How a file is written, where a person said so, by its name. */
  readings = $state.raw<Readonly<Record<string, Reading>>>({});
  /** What is loaded takes the place of all tables there are. */
  instead = $state(false);
  startedAt = $state(0);
  #store: ImportStore | undefined;
  #controller: AbortController | undefined;
  #finished = () => Promise.resolve();
  #loading: Promise<void> = Promise.resolve();
  #kept = false;
  #again: () => Promise<void> | void = () => {};
  readonly #turns = new Latest();

  readonly open = $derived(this.sources.length + this.plans.length > 0);
  readonly names = $derived([
    ...this.sources.map(({ name }) => name),
    ...this.plans.map(({ report }) => report.file)
  ]);
  readonly counts = $derived(countRows(this.sheets, this.outcome?.report));

  /** Look at files a person brought; with `instead` they take the place of everything the workspace holds. */
  async begin(files: readonly File[], { instead = false }: { readonly instead?: boolean } = {}) {
    if (files.length === 0) return;
    await this.end();
    this.instead = instead;
    this.sources = files.map((file) => ({ name: file.name, bytes: file }));
    this.#finished = await markImport(this.names);
    await this.#look();
  }

  async #look() {
    await this.#work('looking', async (signal) => {
      const { openImportStore, takePlanFiles } = await import('./import-store.ts');
      const documents = this.sources.filter(({ name }) => name.toLowerCase().endsWith('.json'));
      const { plans } = await takePlanFiles(await Promise.all(documents.map(receiveSource)));
      signal.throwIfAborted();
      this.plans = [...this.plans, ...plans];
      this.sources = this.sources.filter(({ name }) => !plans.some(({ report }) => report.file === name));
      if (this.sources.length === 0) this.step = 'checks';
      this.#store ??= await openImportStore();
      await this.#inspect([], signal);
    });
    if (this.failure !== undefined) this.#again = () => this.#look();
    else if (this.sources.length === 0 && this.open) await this.check();
  }

  /** Try again what failed. */
  again = () => this.#again();

  /** True where the file itself is at fault: trying again would end the same way. */
  readonly hopeless = $derived(this.failure instanceof ImportProblem);

  /** Read a file another way: encoding, delimiter, order of dates. */
  readAs(file: string, reading: Reading) {
    this.readings = { ...this.readings, [file]: { ...this.readings[file], ...reading } };
    this.outcome = undefined;
    return this.#work('looking', (signal) => this.#inspect(this.#edited(), signal));
  }

  /** Put an edited mapping in a sheet's place and look again. */
  remap(at: number, mapping: TableMapping) {
    this.outcome = undefined;
    this.sheets = this.sheets.map((sheet, index) => (index === at ? { ...sheet, mapping } : sheet));
    return this.#work('looking', (signal) => this.#inspect(this.#edited(), signal));
  }

  /** Say which key a value means, in every file that feeds the column, and check again. */
  async stateAlias(table: string, alias: Alias) {
    this.outcome = undefined;
    this.sheets = this.sheets.map((sheet) => ({
      ...sheet,
      mapping: stateAlias(sheet.mapping, table, alias)
    }));
    await this.check();
  }

  /** Let a sheet go into another table: what feeds it is proposed afresh, since other columns fit there. */
  async retable(at: number, table: string) {
    const sheet = this.sheets[at];
    const source = this.sources.find(({ name }) => name === sheet?.file);
    if (!sheet || !source || !this.#store) return;
    const { client } = this.#store;
    const existing = this.#existing(this.#store);
    this.outcome = undefined;
    await this.#work('looking', async (signal) => {
      const options = { ...this.readings[source.name], as: table, ...existing, signal };
      const again = await client.inspect(source, options);
      const { mapping } = again.find((other) => other.sheet === sheet.sheet) ?? sheet;
      const mode = sheet.mapping.mode === undefined ? {} : { mode: sheet.mapping.mode };
      if (signal.aborted) return;
      this.sheets = this.sheets.map((each) =>
        each === sheet ? { ...each, mapping: { ...mapping, ...mode } } : each
      );
      await this.#inspect(this.#edited(), signal);
    });
  }

  /** Convert and check everything, keeping nothing. */
  check() {
    this.step = 'checks';
    return this.#work('checking', async (signal) => {
      const store = this.#store;
      if (!store) return;
      this.outcome = await store.client.run(this.sources, {
        readings: this.readings,
        mappings: [...this.#edited(), ...store.mappings],
        ...this.#existing(store),
        progress: (progress) => (this.progress = progress),
        signal
      });
    });
  }

  /** Keep what was checked; true once it is kept. */
  async load(): Promise<boolean> {
    const [outcome, store] = [this.outcome, this.#store];
    if (!outcome || !store) return false;
    this.#kept = false;
    this.#loading = this.#work('loading', async (signal) => {
      await store.keep(outcome, this.plans, {
        signal,
        instead: this.instead,
        onStep: (name, done, total) => {
          this.progress = {
            phase: name === '' ? 'keep' : 'pack',
            name: name.replaceAll('_', ' '),
            done,
            total
          };
        }
      });
      this.#kept = true;
    });
    await this.#loading;
    // What is packed can be kept once more, when there is room; what is not, or was overtaken, must be checked again.
    this.#again = async () => {
      this.failure = undefined;
      if ((await store.refresh()) || !store.packed(outcome)) return this.check();
    };
    return this.#kept;
  }

  /** Another tab takes over: a load that is not kept yet keeps nothing, and says so. */
  async giveWay() {
    if (this.busy !== 'loading') return;
    this.#controller?.abort();
    await this.#loading;
    if (this.#kept) return;
    this.failure = new WorkspaceError(
      'Another tab took over while this was loading, so nothing of it was loaded. Take over here, then try again.'
    );
  }

  /** Stop what is running; nothing was kept. */
  cancel() {
    this.#controller?.abort();
    this.#turns.cancel();
    this.busy = undefined;
  }

  async end() {
    this.cancel();
    const finished = this.#finished;
    this.#finished = () => Promise.resolve();
    const store = this.#store;
    this.#store = undefined;
    [this.sources, this.plans, this.sheets, this.refused] = [[], [], [], []];
    [this.outcome, this.failure, this.step] = [undefined, undefined, 'types'];
    [this.progress, this.readings, this.instead] = [undefined, {}, false];
    await Promise.all([store?.close(), finished()]);
  }

  #existing = ({ existing }: ImportStore) => (this.instead ? {} : { existing });

  #edited = (): TableMapping[] =>
    this.sheets.map(({ mapping, layout, file, sheet }) => ({
      ...mapping,
      layout,
      file: mapping.file ?? sheet ?? file
    }));

  async #inspect(edited: readonly TableMapping[], signal: AbortSignal) {
    const store = this.#store;
    if (!store) return;
    const mappings = [...edited, ...store.mappings];
    const refused: { file: string; message: string }[] = [];
    const looked: InspectedSheet[][] = [];
    for (const [done, source] of this.sources.entries()) {
      signal.throwIfAborted();
      this.progress = { phase: 'read', name: source.name, done, total: this.sources.length };
      const options = { ...this.readings[source.name], mappings, ...this.#existing(store), signal };
      try {
        looked.push(await store.client.inspect(source, options));
      } catch (error) {
        if (this.names.length === 1 || !(error instanceof ImportProblem)) throw error;
        refused.push({ file: source.name, message: error.message });
      }
    }
    const [first] = refused;
    if (first && refused.length === this.names.length) throw new ImportProblem('unreadable', first.message);
    if (!signal.aborted) [this.sheets, this.refused] = [looked.flat(), refused];
  }

  async #work(kind: NonNullable<ImportRun['busy']>, task: (signal: AbortSignal) => Promise<void>) {
    this.#controller?.abort();
    const controller = (this.#controller = new AbortController());
    [this.busy, this.failure, this.progress, this.startedAt] = [
      kind,
      undefined,
      undefined,
      performance.now()
    ];
    this.#again = () => this.#work(kind, task);
    try {
      await task(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) this.failure = error;
    } finally {
      if (this.#controller === controller) this.busy = undefined;
    }
  }
}

export const [useImport, setImport] = createContext<ImportRun>();
