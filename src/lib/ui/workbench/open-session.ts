import { rememberForecasts } from '../../core/forecast/remember-forecasts.ts';
import { openBrowserConnector } from '../../engine/duckdb/browser.ts';
import { recoveringConnector } from '../../engine/recovering-connector.ts';
import { readDataCatalog } from '../../engine/queries/data-catalog.ts';
import { fetchedWorkspace } from '../../engine/tables/fetched-workspace.ts';
import { openFileStore } from '../../engine/tables/file-store.ts';
import { indexedDbFiles } from '../../engine/tables/indexed-db-files.ts';
import { openWorkspace } from '../../engine/tables/open-workspace.ts';
import { openBrowserParquet } from '../../engine/tables/parquet-browser.ts';
import type { WorkspaceStore } from '../../engine/tables/workspace-store.ts';
import { createEvaluator } from '../../scenario/evaluate.ts';
import { readPlans } from '../../scenario/workspace-plans.ts';
import { workerForecaster } from '../forecast/run-forecast.ts';
import { openScenarioClient } from './scenario-client.ts';
import { rememberKind } from './remembered-kind.ts';
import { seedDemo } from './seed-demo.ts';
import { shippedWorkspace } from './shipped-workspace.ts';
import { SERVED } from './served-workspace.ts';
import type { DocumentStore, OpenSession, WorkspaceKind } from './session.ts';
import { tabPen } from './tab-pen.ts';

/** Where each kind keeps its documents on this computer. */
const stores: Readonly<Record<WorkspaceKind, string>> = {
  own: 'evenfield',
  demo: 'evenfield-demo',
  served: 'evenfield-served',
  sample: 'evenfield-sample'
};

/** Open the demo or the person's own data: tables into the engine, documents from this computer's store. */
export const openSession: OpenSession = async (kind, events) => {
  rememberKind(kind);
  const pen = await tabPen(events);
  if (kind === 'sample') {
    events.onStep('Importing the Maven CRM sample');
    await (await import('./seed-sample.ts')).seedSample(stores.sample);
  }
  const kept = openFileStore(await indexedDbFiles(stores[kind]));
  const tables =
    kind === 'own' || kind === 'sample'
      ? kept
      : kind === 'served'
        ? fetchedWorkspace(SERVED)
        : shippedWorkspace('demo');
  const codec = openBrowserParquet();
  try {
    const manifest = await tables.manifest();
    const connector = await recoveringConnector({
      open: openBrowserConnector,
      rebuild: async (fresh) => {
        await openWorkspace(fresh, tables, codec, {
          onTable: (name, at, count) =>
            events.onStep(`Reading ${name.replaceAll('_', ' ')}, ${at + 1} of ${count}`)
        });
      },
      onState: events.onEngine
    });
    const documents = documentsOf(kept);
    if (kind === 'demo' && pen.writes) await seedDemo(documents);
    const plans = await readPlans(tables);
    const facts = { dataset: kind, fingerprint: manifest.fingerprint, plans };
    const forecast = rememberForecasts(workerForecaster);
    const scenarios = openScenarioClient({ connector, facts, forecast, onState: events.onEngine });
    const past = createEvaluator(connector, facts, forecast);
    const currency = (await readDataCatalog(connector)).currency.code;
    return {
      ...scenarios,
      kind,
      connector,
      manifest,
      currency,
      readOnly: !pen.writes,
      documents,
      store: kind === 'own' ? kept : undefined,
      plans,
      history: past.history,
      forecast,
      takeOver: () => pen.takeOver(),
      async close() {
        scenarios.close();
        await connector.close();
        codec.close();
        await kept.close();
      }
    };
  } catch (error) {
    codec.close();
    await kept.close();
    throw error;
  }
};

const documentsOf = (store: WorkspaceStore): DocumentStore => ({
  names: async () => (await store.manifest()).documents.map(({ name }) => name),
  read: (name) => store.readDocument(name),
  write: (name, text) => store.writeDocument(name, text),
  remove: (name) => store.removeDocument(name)
});
