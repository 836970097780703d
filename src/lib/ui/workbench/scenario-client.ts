import type { Forecaster, ForecastRequest } from '../../core/forecast/forecast-tree.ts';
import type { Connector } from '../../engine/connector.ts';
import { EngineLost, QueryCancelled } from '../../engine/query-error.ts';
import { relayedQueries } from '../../engine/relayed-connector.ts';
import { ALIVE, watchedName, watchLife } from '../../engine/worker-life.ts';
import { WorkerPeer, type PeerPort } from '../../engine/worker-peer.ts';
import { createEvaluationReceiver } from '../../scenario/evaluation-receiver.ts';
import type { EvaluationHead, GroupParcel } from '../../scenario/evaluation-sender.ts';
import type { WorkspaceFacts } from '../../scenario/load-baseline.ts';
import { plansAfter } from '../../scenario/plan-state.ts';
import { baselineScenario, type Scenario } from '../../scenario/scenario.ts';
import type { ScenarioService } from '../../scenario/scenario-service.ts';
import { received } from '../../scenario/sendable.ts';
import { createScenarioSender } from '../../scenario/sent-scenario.ts';
import type { Asked } from './scenario-server.ts';

/** A worker as the client needs it; tests give one of their own. */
export type ScenarioWorker = PeerPort & {
  /** Called once when the worker has failed. */
  readonly onLost: (listener: (reason: string) => void) => void;
  readonly end: () => void;
};

export type ScenarioClient = ScenarioService & { readonly close: () => void };

export type ClientOptions = {
  readonly connector: Pick<Connector, 'queryArrow'>;
  readonly facts: WorkspaceFacts;
  readonly forecast: Forecaster;
  readonly start?: () => ScenarioWorker;
  /** The worker was lost and another one is asked the same again; or it answers again. */
  readonly onState?: (state: 'restarting' | 'ready') => void;
};

type Question = { readonly scenario: Scenario; readonly other?: Scenario; readonly about?: unknown };
type Line = {
  readonly ask: <T>(method: string, question: Question, signal?: AbortSignal) => Promise<T>;
  readonly open: ReturnType<typeof createEvaluationReceiver>['open'];
  readonly end: () => void;
};

/**
 * The scenario service in a worker of its own, so that no evaluation holds up the page. A worker that dies is replaced
 * and asked the same again: scenarios and tables are the page's, so nothing is lost with it. A question that ends two
 * workers fails.
 */
export function openScenarioClient(options: ClientOptions): ScenarioClient {
  const { facts } = options;
  const base = baselineScenario({ dataset: facts.dataset, fingerprint: facts.fingerprint });
  let line: Line | undefined;
  let isClosed = false;

  const withLine = async <T>(question: (line: Line) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      if (isClosed) throw new QueryCancelled('the workspace was closed');
      const current = (line ??= openLine(options, (lost) => {
        if (line === lost) line = undefined;
      }));
      try {
        const answer = await question(current);
        if (attempt > 1) options.onState?.('ready');
        return answer;
      } catch (error) {
        if (!isLost(error) || isClosed || attempt > 1) throw error;
        options.onState?.('restarting');
      }
    }
  };
  const plain = <T>(method: string, question: Question, signal?: AbortSignal): Promise<T> =>
    withLine(async (current) => received(await current.ask(method, question, signal)) as T);
  const evaluate: ScenarioService['evaluate'] = (scenario, { signal } = {}) =>
    withLine(async (current) => {
      const head = await current.ask<EvaluationHead>('evaluate', { scenario }, signal);
      // At once: the next message may forget groups that this one names.
      return current.open(head, plansAfter(facts.plans, scenario.changes));
    });
  return {
    evaluate,
    compare: (scenario, other, { signal } = {}) => plain('compare', { scenario, other }, signal),
    payeePay: (scenario, about, { signal } = {}) => plain('payeePay', { scenario, about }, signal),
    statements: (scenario, about, { signal } = {}) => plain('statements', { scenario, about }, signal),
    fastInputs: (scenario, { signal } = {}) => plain('fastInputs', { scenario }, signal),
    payInput: (scenario, about, { signal } = {}) => plain('payInput', { scenario, about }, signal),
    dataDate: () => plain('dataDate', { scenario: base }),
    creditDetail: (scenario, about, { signal } = {}) => plain('creditDetail', { scenario, about }, signal),
    closedPay: (scenario, about, { signal } = {}) => plain('closedPay', { scenario, about }, signal),
    close() {
      isClosed = true;
      line?.end();
    }
  };
}

/** Only the loss of this worker is mended here: the engine's own is mended by its connector. */
const LOST = 'The worker that computes figures ended';
const isLost = (error: unknown): boolean => error instanceof EngineLost && error.message.startsWith(LOST);

function openLine(
  { connector, facts, forecast, start = startWorker }: ClientOptions,
  onEnd: (line: Line) => void
): Line {
  const worker = start();
  const receiver = createEvaluationReceiver();
  const sent = createScenarioSender();
  const peer = new WorkerPeer(worker, {
    ...relayedQueries(connector),
    forecast: (request, signal) => forecast(request as ForecastRequest, { signal }),
    groups: (parcel) => receiver.groups(parcel as GroupParcel),
    alignment: (entries) => receiver.alignment(entries as readonly (readonly [string, string])[]),
    forget: (numbers) => receiver.forget(numbers as Int32Array)
  });
  const end = (reason: string) => {
    peer.lose(new EngineLost(`${LOST}: ${reason}`));
    worker.end();
    onEnd(line);
  };
  const line: Line = {
    open: receiver.open,
    end: () => end('it was closed'),
    async ask(method, { scenario, other, about }, signal) {
      // Before the scenario is written: what is not sent must not count as sent.
      if (signal?.aborted) throw new QueryCancelled('the question was cancelled');
      const asked: Asked = {
        scenario: sent(scenario),
        ...(other ? { other: sent(other) } : {}),
        ...(about === undefined ? {} : { about: plainJson(about) })
      };
      return peer.ask(method, asked, signal);
    }
  };
  worker.onLost(end);
  peer.tell('open', {
    ...facts,
    plans: new Map([...facts.plans].map(([name, plan]) => [name, plainJson(plan)]))
  });
  return line;
}

/** What pages hold may be watched by them: a message takes only what it says. */
const plainJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function startWorker(): ScenarioWorker {
  const name = watchedName('scenarios');
  const worker = new Worker(new URL('./scenario-worker.ts', import.meta.url), { type: 'module', name });
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }) => {
        if (data !== ALIVE) listener(data);
      }),
    onLost(listener) {
      watchLife(worker, name, () => listener('the browser ended it'));
      worker.addEventListener('error', ({ message }) => listener(message || 'its script did not load'));
      worker.addEventListener('messageerror', () => listener('it sent what cannot be read'));
    },
    end: () => worker.terminate()
  };
}
