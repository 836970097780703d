import { fail } from '../../core/assert.ts';
import { restoreHistory, serializeHistory } from '../../scenario/history-document.ts';
import { startHistory, type History } from '../../scenario/history.ts';
import { parseScenario } from '../../scenario/parse-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { serializeScenario } from '../../scenario/serialize-scenario.ts';
import { freeSeries } from './scenario-entry.ts';
import type { DocumentStore } from './session.ts';
import {
  historyFile,
  memoryFile,
  readMemory,
  scenarioFile,
  type ScenarioStatus,
  type WorkbenchMemory
} from './workbench-memory.ts';

type Kept = {
  readonly id: string;
  readonly status: ScenarioStatus;
  readonly edited: Date;
  readonly series: number;
  readonly history: History;
};

/** How long after a write failed it is tried again. */
const retryMilliseconds = 5000;

/** The scenarios on this computer. Every step is written at once; a reload finds what was last typed. */
export class ScenarioShelf {
  entries = $state.raw<readonly Kept[]>([]);
  saving = $state(false);
  savedAt = $state.raw<Date>();
  failure = $state.raw<unknown>();
  #current = 'base';
  #documents: DocumentStore | undefined;
  #readOnly = false;
  #writes: Promise<void> = Promise.resolve();
  #pending = 0;
  /** What is on disk of each scenario: a burst of steps is written once. */
  #written = new Map<string, History>();
  /** What is not, or no longer, on disk as it stands. */
  readonly #unwritten = new Set<string>();
  #retry: ReturnType<typeof setTimeout> | undefined;

  /** Read what was kept; answers which scenario was current. */
  async load(documents: DocumentStore, readOnly: boolean): Promise<string> {
    [this.#documents, this.#readOnly, this.failure] = [documents, readOnly, undefined];
    this.#written.clear();
    this.#unwritten.clear();
    clearTimeout(this.#retry);
    const memory = readMemory(await documents.read(memoryFile));
    const names = (await documents.names()).filter((name) => name.startsWith('scenarios/'));
    const read = await Promise.all(
      names.map(async (name) => {
        const id = name.slice('scenarios/'.length, -'.json'.length);
        return { id, text: await documents.read(name), steps: await documents.read(historyFile(id)) };
      })
    );
    const kept = read.flatMap(({ id, text, steps }) => {
      const scenario = text === undefined ? undefined : parseScenario(text);
      if (!scenario?.ok) return [];
      const known = memory.scenarios.find((entry) => entry.id === id);
      const edited = known ? new Date(known.edited) : new Date(0);
      const history = restoreHistory(steps, { ...scenario.value, id });
      return [{ id, status: known?.status ?? 'saved', edited, series: known?.series, history }];
    });
    const place = (id: string) => {
      const at = memory.scenarios.findIndex((entry) => entry.id === id);
      return at < 0 ? memory.scenarios.length : at;
    };
    const coloured: Kept[] = [];
    for (const entry of kept.sort((a, b) => place(a.id) - place(b.id)))
      coloured.push({ ...entry, series: entry.series ?? freeSeries(coloured) });
    this.entries = coloured;
    const last = Math.max(0, ...kept.map(({ edited }) => edited.getTime()));
    this.savedAt = last > 0 ? new Date(last) : undefined;
    this.#current = this.entries.some(({ id }) => id === memory.current) ? memory.current : 'base';
    return this.#current;
  }

  add(scenario: Scenario, status: ScenarioStatus): string {
    return this.addHistory(startHistory(scenario), status);
  }

  /** A history as a new scenario with an id of its own. */
  addHistory(history: History, status: ScenarioStatus): string {
    const id = crypto.randomUUID().slice(0, 8);
    const owned = { ...history, scenario: { ...history.scenario, id } };
    const series = freeSeries(this.entries);
    this.entries = [...this.entries, { id, status, edited: new Date(), series, history: owned }];
    this.#keep(id);
    return id;
  }

  edit(id: string, change: (history: History) => History) {
    const kept = this.#find(id);
    const history = change(kept.history);
    if (history.scenario === kept.history.scenario) return;
    this.#replace({ ...kept, history, edited: new Date() });
    this.#keep(id);
  }

  setStatus(id: string, status: ScenarioStatus) {
    this.#replace({ ...this.#find(id), status });
    this.#write(async () => {});
  }

  /** Take it away; what is returned puts it back where it was. */
  remove(id: string): () => void {
    const kept = this.#find(id);
    const at = this.entries.indexOf(kept);
    this.entries = this.entries.filter((entry) => entry !== kept);
    this.#written.delete(id);
    this.#write(async (documents) => {
      await documents.remove(scenarioFile(id));
      await documents.remove(historyFile(id));
    });
    return () => {
      this.entries = this.entries.toSpliced(at, 0, kept);
      this.#keep(id);
    };
  }

  /** Which scenario to show next time. */
  remember(current: string) {
    if (this.#current === current) return;
    this.#current = current;
    this.#write(async () => {}, false);
  }

  settled = () => this.#writes;

  #find = (id: string): Kept =>
    this.entries.find((entry) => entry.id === id) ?? fail(`unknown scenario: ${id}`);

  #replace(kept: Kept) {
    this.entries = this.entries.map((entry) => (entry.id === kept.id ? kept : entry));
  }

  #keep(id: string) {
    this.#unwritten.add(id);
    this.#write(async () => {});
  }

  /** Write what is not on disk yet: also what an earlier write had no room for. */
  async #writeOut(documents: DocumentStore) {
    for (const id of this.#unwritten) {
      const history = this.entries.find((entry) => entry.id === id)?.history;
      if (history && this.#written.get(id) !== history) {
        // The scenario first: it is the record, and its steps are mended from it.
        await documents.write(scenarioFile(id), serializeScenario(history.scenario));
        await documents.write(historyFile(id), serializeHistory(history));
        this.#written.set(id, history);
      }
      if (this.entries.find((entry) => entry.id === id)?.history === history) this.#unwritten.delete(id);
    }
  }

  /** Writes follow one another, each with the memory of the moment; a failure is shown, not swallowed. */
  #write(task: (documents: DocumentStore) => Promise<void>, isEdit = true) {
    const documents = this.#documents;
    if (!documents || this.#readOnly) return;
    const memory: WorkbenchMemory = {
      current: this.#current,
      scenarios: this.entries.map(({ id, status, edited, series }) => ({
        id,
        status,
        edited: edited.toISOString(),
        series
      }))
    };
    this.#pending++;
    if (isEdit) this.saving = true;
    this.#writes = this.#writes
      .then(() => task(documents))
      .then(() => this.#writeOut(documents))
      .then(() => documents.write(memoryFile, JSON.stringify(memory)))
      .then(
        () => {
          if (isEdit) this.savedAt = new Date();
          this.failure = undefined;
        },
        (error: unknown) => {
          this.failure = error;
          this.#tryAgain();
        }
      )
      .then(() => {
        this.#pending--;
        this.saving = this.#pending > 0 && this.saving;
      });
  }

  /** A full disk may have room again without anybody editing. */
  #tryAgain() {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#write(async () => {}), retryMilliseconds);
  }
}
