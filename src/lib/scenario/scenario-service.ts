import type { PayoutOutput } from '../core/compensation/payout.ts';
import { inputDocument } from '../core/compensation/input-document.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import { statementsOf, type Statement } from '../core/compensation/statement/statement.ts';
import type { Forecaster } from '../core/forecast/forecast-tree.ts';
import type { IsoDate } from '../core/period.ts';
import type { Connector, QueryOptions } from '../engine/connector.ts';
import type { CreditDetail, CreditQuestion } from '../engine/queries/credit-detail.ts';
import { compareScenarios, type ScenarioComparison } from './compare.ts';
import { grainOf } from './credit-grain.ts';
import { createEvaluator, type Evaluator } from './evaluate.ts';
import type { Evaluation, PaidEvaluation } from './evaluation.ts';
import type { WorkspaceFacts } from './load-baseline.ts';
import { createPayQuestions, type ClosedPay, type Closing } from './pay-questions.ts';
import { inputForPayee } from './payee-input.ts';
import type { Scenario } from './scenario.ts';

/** Whose pay by which plan document. */
export type PayeeQuestion = { readonly document: string; readonly payee: string };
/** A payee's statements with their arithmetic, and what the document pays them on. */
export type PayeeAnswer = { readonly statements: readonly Statement[]; readonly input: PayoutInput };
/** What fast figures are compiled from, or why there are none, in sentences. */
export type FastInputs =
  | { readonly supported: true; readonly inputs: ReadonlyMap<string, PayoutInput> }
  | { readonly supported: false; readonly reasons: readonly string[] };

/**
 * What pages ask of a workspace's scenarios, wherever it is worked out. Answers are small: the whole of a company's pay
 * stays where it was computed, and is asked for by payee, by period or by plan document.
 */
export type ScenarioService = {
  readonly evaluate: (scenario: Scenario, options?: QueryOptions) => Promise<Evaluation>;
  readonly compare: (base: Scenario, other: Scenario, options?: QueryOptions) => Promise<ScenarioComparison>;
  readonly payeePay: (
    scenario: Scenario,
    asked: PayeeQuestion,
    options?: QueryOptions
  ) => Promise<PayeeAnswer | undefined>;
  /** Everybody's statements of one period. */
  readonly statements: (
    scenario: Scenario,
    period: string,
    options?: QueryOptions
  ) => Promise<readonly Statement[]>;
  readonly fastInputs: (scenario: Scenario, options?: QueryOptions) => Promise<FastInputs>;
  /** What a plan document is paid on, as a payout input file holds it. */
  readonly payInput: (
    scenario: Scenario,
    document: string,
    options?: QueryOptions
  ) => Promise<string | undefined>;
  /** The last day with data. */
  readonly dataDate: () => Promise<IsoDate>;
  /** The transactions behind some reps' credit. */
  readonly creditDetail: (
    scenario: Scenario,
    asked: CreditQuestion,
    options?: QueryOptions
  ) => Promise<readonly CreditDetail[]>;
  /** Pay of periods that were closed with what was known then; what was learned later adjusts the next period. */
  readonly closedPay: (
    scenario: Scenario,
    asked: PayeeQuestion & Closing,
    options?: QueryOptions
  ) => Promise<{ readonly output: PayoutOutput; readonly input: PayoutInput } | undefined>;
};

/** Evaluations kept for what is asked about them. */
const KEPT = 4;
/** Beyond so many people floats take longer to prepare than the exact figures to come. */
const MOST_FOLLOWED = 2000;

/** The service in the same thread: what the worker of the pages runs, and what tests ask. */
export function createScenarioService(
  db: Connector,
  facts: WorkspaceFacts,
  forecaster?: Forecaster
): ScenarioService & Pick<Evaluator, 'payInputs'> {
  const evaluator = createEvaluator(db, facts, forecaster);
  const questions = createPayQuestions(db, evaluator.baseline);
  let kept: { readonly scenario: Scenario; readonly evaluation: PaidEvaluation }[] = [];
  let closed: { readonly scenario: Scenario; readonly key: string; readonly pay: ClosedPay } | undefined;

  const evaluate = async (scenario: Scenario, options?: QueryOptions) => {
    const known = kept.find((one) => isSame(one.scenario, scenario));
    const evaluation = known?.evaluation ?? (await evaluator.evaluate(scenario, options));
    kept = [{ scenario, evaluation }, ...kept.filter((one) => one !== known)].slice(0, KEPT);
    return evaluation;
  };

  return {
    evaluate: async (scenario, options) => {
      const evaluation = await evaluate(scenario, options);
      const { id, title } = scenario;
      return { ...evaluation, scenario: { id, title } };
    },
    compare: (base, other, options) => compareScenarios(evaluator, base, other, options),
    payInputs: evaluator.payInputs,
    async payeePay(scenario, { document, payee }, options) {
      const { paid } = await evaluate(scenario, options);
      const found = paid.documents.find(({ name }) => name === document);
      if (!found) return undefined;
      const own = <T extends { readonly payee: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.payee === payee);
      return {
        statements: statementsOf({ lines: own(paid.lines), payments: own(paid.payments), findings: [] }),
        input: inputForPayee(found.document, found.input, payee)
      };
    },
    async statements(scenario, period, options) {
      const { paid } = await evaluate(scenario, options);
      return statementsOf({ ...paid, findings: [] }).filter((statement) => statement.period === period);
    },
    async fastInputs(scenario, options) {
      const { paid, reps } = await evaluate(scenario, options);
      if (reps.length > MOST_FOLLOWED)
        return {
          supported: false,
          reasons: [`With more than ${MOST_FOLLOWED} people pay follows on release.`]
        };
      if (paid.documents.some(({ document }) => grainOf(document)?.bySale === true))
        return { supported: false, reasons: ['A plan pays sale by sale, so pay follows on release.'] };
      return { supported: true, inputs: new Map(paid.documents.map(({ name, input }) => [name, input])) };
    },
    async payInput(scenario, document, options) {
      const input = (await evaluator.payInputs(scenario, options)).get(document);
      return input && JSON.stringify(inputDocument(input));
    },
    dataDate: questions.dataDate,
    creditDetail: questions.creditDetail,
    async closedPay(scenario, { document, payee, ...closing }, options) {
      const key = JSON.stringify(closing);
      if (closed?.key !== key || !isSame(closed.scenario, scenario))
        closed = { scenario, key, pay: await questions.closedPay(scenario, closing, options) };
      const { paid } = await evaluate(scenario, options);
      const plan = paid.documents.find(({ name }) => name === document)?.document;
      const { pay } = closed;
      return (
        plan && { output: pay.payeeOutput(plan, payee), input: inputForPayee(plan, pay.inputOf(plan), payee) }
      );
    }
  };
}

/** Made of the same changes on the same basis. */
const isSame = (a: Scenario, b: Scenario): boolean =>
  a.basis === b.basis &&
  a.baseline.fingerprint === b.baseline.fingerprint &&
  a.changes.length === b.changes.length &&
  a.changes.every((change, at) => change === b.changes[at]);
