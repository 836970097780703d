import { assert } from '../../core/assert.ts';
import type { Forecaster } from '../../core/forecast/forecast-tree.ts';
import { relayedConnector } from '../../engine/relayed-connector.ts';
import { WorkerPeer, type PeerPort } from '../../engine/worker-peer.ts';
import { createEvaluationSender } from '../../scenario/evaluation-sender.ts';
import type { WorkspaceFacts } from '../../scenario/load-baseline.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { createScenarioService, type ScenarioService } from '../../scenario/scenario-service.ts';
import { createScenarioReceiver, type SentScenario } from '../../scenario/sent-scenario.ts';
import { sendable } from '../../scenario/sendable.ts';

/** What every question of the page holds: a scenario, for comparing another one, and what is asked about it. */
export type Asked = {
  readonly scenario: SentScenario;
  readonly other?: SentScenario;
  readonly about?: unknown;
};

type Given = { readonly scenario: Scenario; readonly other: Scenario };
type Answer = (
  service: ScenarioService,
  given: Given,
  about: never,
  options: { readonly signal: AbortSignal }
) => Promise<unknown>;

/** Questions that are answered by a small value; `evaluate` is answered in parcels. */
const answers: Readonly<Record<string, Answer>> = {
  compare: (own, { scenario, other }, _, options) => own.compare(scenario, other, options),
  payeePay: (own, { scenario }, about, options) => own.payeePay(scenario, about, options),
  statements: (own, { scenario }, about, options) => own.statements(scenario, about, options),
  fastInputs: (own, { scenario }, _, options) => own.fastInputs(scenario, options),
  payInput: (own, { scenario }, about, options) => own.payInput(scenario, about, options),
  dataDate: (own) => own.dataDate(),
  creditDetail: (own, { scenario }, about, options) => own.creditDetail(scenario, about, options),
  closedPay: (own, { scenario }, about, options) => own.closedPay(scenario, about, options)
};

/** Answer a page's questions about scenarios over this line. The page opens a workspace first, and answers for its engine. */
export function serveScenarios(port: PeerPort): void {
  const scenarioOf = createScenarioReceiver();
  let service: ScenarioService | undefined;
  const given = (argument: unknown) => {
    const { scenario: sent, other: otherSent, about } = argument as Asked;
    const scenario = scenarioOf(sent);
    assert(service, 'a workspace is opened first');
    return { service, about, given: { scenario, other: otherSent ? scenarioOf(otherSent) : scenario } };
  };
  const page: WorkerPeer = new WorkerPeer(port, {
    open(facts) {
      const forecast: Forecaster = (request, options) => page.ask('forecast', request, options?.signal);
      service = createScenarioService(relayedConnector(page), facts as WorkspaceFacts, forecast);
    },
    async evaluate(argument, signal) {
      const asked = given(argument);
      const evaluation = await asked.service.evaluate(asked.given.scenario, { signal });
      return signal.aborted ? undefined : send(evaluation);
    },
    ...Object.fromEntries(
      Object.entries(answers).map(([method, answer]) => [
        method,
        async (argument: unknown, signal: AbortSignal) => {
          const asked = given(argument);
          return sendable(await answer(asked.service, asked.given, asked.about as never, { signal }));
        }
      ])
    )
  });
  const send = createEvaluationSender({
    groups: (parcel) => page.tell('groups', parcel),
    alignment: (entries) => page.tell('alignment', entries),
    forget: (numbers) => page.tell('forget', numbers)
  });
}
