import { parsePlan } from '../../core/compensation/parse-plan.ts';
import { Decimal, decimalText, parseDecimal } from '../../core/money.ts';
import type { Statement } from '../../core/compensation/statement/statement.ts';
import type { PayeeAnswer, PayeeQuestion } from '../../scenario/scenario-service.ts';
import { Latest } from '../workbench/latest.ts';
import type { Workbench } from '../workbench/workbench.svelte.ts';
import type { DrawnCurve } from './curve-words.ts';
import { hasOwnRates, planCurve } from '../plan/plan-curve.ts';
import type { CurveDot } from './pay-curve.ts';
import { targetsOfYear } from './targets-of-year.ts';
import { payoutSheet, payoutYears } from './payout-rows.ts';
import { bareAmount } from '../form/bare-amount.ts';
import { moneyPlaces } from '../format/money.ts';
import { formatCount } from '../format/number.ts';

export const payoutModes = ['table', 'statement', 'estimate', 'verify'] as const;
export type PayoutMode = (typeof payoutModes)[number];

/** The Payout page: the plan and year on show, the payee in hand, and edits of tiers and adjustments. */
export class PayoutView {
  mode = $state<PayoutMode>('table');
  document = $state<string>();
  year = $state<string>();
  payee = $state<string>();
  period = $state<string>();
  /** Why the arithmetic of the payee could not be had. */
  failure = $state.raw<unknown>();
  #asked = $state.raw<PayeeQuestion & { readonly answer: PayeeAnswer }>();
  readonly #asking = new Latest();
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Read what an address asks for: `?view=statement&payee=R0042&period=2026-07-01&year=2026`. */
  read(parameters: URLSearchParams) {
    const mode = payoutModes.find((name) => name === parameters.get('view'));
    this.mode = mode ?? (parameters.has('payee') ? 'statement' : 'table');
    this.payee = parameters.get('payee') ?? this.payee;
    this.period = parameters.get('period') ?? this.period;
    this.year = parameters.get('year') ?? this.period?.slice(0, 4) ?? this.year;
  }

  /** The address of what is shown. */
  readonly query = $derived.by(() => {
    const parts: [string, string | undefined][] = [
      ['view', this.mode === 'table' ? undefined : this.mode],
      ['payee', this.mode === 'table' ? undefined : this.shownPayee?.payee],
      ['period', this.mode === 'statement' ? this.shownPeriod : undefined],
      ['year', this.year]
    ];
    return new URLSearchParams(parts.flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
  });

  /** Open a payee's statement on a page of its own. */
  openStatement = (payee: string, period?: string) => {
    this.mode = 'statement';
    this.payee = payee;
    if (period !== undefined) this.period = period;
  };

  /** A draft just begun shows the base's figures until its own are there: the sheet keeps its place. */
  readonly evaluation = $derived.by(() => this.#workbench.evaluation ?? this.#workbench.baseEvaluation);
  readonly base = $derived.by(() => this.#workbench.baseEvaluation);
  readonly documents = $derived([...(this.evaluation?.plans.keys() ?? [])].sort());
  readonly shownDocument = $derived(
    this.document !== undefined && this.documents.includes(this.document) ? this.document : this.documents[0]
  );
  readonly plan = $derived(
    this.shownDocument === undefined ? undefined : this.evaluation?.plans.get(this.shownDocument)
  );
  readonly parsed = $derived(this.plan === undefined ? undefined : parsePlan(this.plan));
  readonly basePlan = $derived(
    this.shownDocument === undefined ? undefined : this.base?.plans.get(this.shownDocument)
  );
  readonly edited = $derived(this.plan !== this.basePlan);
  readonly planIds = $derived(this.parsed?.ok ? this.parsed.value.plans.map(({ id }) => id) : []);
  readonly curve = $derived(
    this.parsed?.ok && this.planIds[0] !== undefined ? planCurve(this.parsed.value, this.planIds[0]) : []
  );
  readonly baseCurve = $derived.by(() => {
    if (!this.edited || this.planIds[0] === undefined) return undefined;
    const parsed = parsePlan(this.basePlan);
    return parsed.ok ? planCurve(parsed.value, this.planIds[0]) : undefined;
  });
  readonly drawn: DrawnCurve = $derived.by(() => ({
    points: this.curve,
    hasBase: this.baseCurve !== undefined,
    reps: this.dots.length,
    year: this.shownYear,
    ownRates:
      this.parsed?.ok === true &&
      this.planIds.some((plan) => this.parsed?.ok && hasOwnRates(this.parsed.value, plan))
  }));
  readonly years = $derived(this.evaluation ? payoutYears(this.evaluation) : []);
  readonly shownYear = $derived(
    this.year !== undefined && this.years.includes(this.year) ? this.year : this.years[0]
  );
  readonly sheet = $derived(
    this.evaluation && this.shownYear !== undefined
      ? payoutSheet(this.evaluation, this.base, this.shownYear)
      : undefined
  );
  readonly onPlan = $derived(this.sheet?.rows.filter(({ plan }) => this.planIds.includes(plan)) ?? []);
  readonly onPlanTotal = $derived(this.onPlan.reduce((sum, { total }) => sum.plus(total), new Decimal(0)));
  readonly shownPayee = $derived(this.onPlan.find(({ payee }) => payee === this.payee) ?? this.onPlan[0]);
  readonly shownPeriod = $derived.by(() => {
    const starts = this.sheet?.periods.map(({ start }) => start) ?? [];
    return this.period !== undefined && starts.includes(this.period) ? this.period : starts.at(-1);
  });
  readonly #answer = $derived(
    this.#asked?.payee === this.shownPayee?.payee && this.#asked?.document === this.shownDocument
      ? this.#asked?.answer
      : undefined
  );
  /** What the shown document pays the payee on. */
  readonly input = $derived(this.#answer?.input);
  readonly statement = $derived(this.#answer?.statements.find(({ period }) => period === this.shownPeriod));
  /** One dot a rep: attainment of the year against pay over the target incentive of the periods shown. */
  readonly dots = $derived.by((): CurveDot[] => {
    const targets =
      this.evaluation && this.parsed?.ok && this.shownYear !== undefined
        ? targetsOfYear(this.evaluation.pay.lines, this.parsed.value, this.shownYear)
        : new Map<string, Decimal>();
    return this.onPlan.flatMap(({ payee, name, attainment, total }) => {
      const target = targets.get(payee);
      if (attainment === undefined || !target?.gt(0)) return [];
      return [
        {
          rep: payee,
          name,
          attainment: attainment.toNumber(),
          pay: total.div(target).toNumber(),
          chosen: payee === this.shownPayee?.payee
        }
      ];
    });
  });

  /** Ask for the arithmetic of the payee in hand; the statement before stays until it is there. */
  loadPayee = async () => {
    const { evaluation, shownPayee, shownDocument: document } = this;
    const { session } = this.#workbench;
    if (!session || !evaluation || !shownPayee || document === undefined) return;
    const asked = { document, payee: shownPayee.payee };
    const scenario = this.#workbench.scenarioOf(evaluation);
    try {
      const answer = await this.#asking.run((signal) => session.payeePay(scenario, asked, { signal }));
      if (answer) this.#asked = { ...asked, answer };
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
  };

  /** Everybody's statements on this plan in the period shown. */
  loadStatements = async (): Promise<readonly Statement[]> => {
    const { evaluation, shownPeriod } = this;
    const { session } = this.#workbench;
    if (!session || !evaluation || shownPeriod === undefined) return [];
    const people = new Set(this.onPlan.map(({ payee }) => payee));
    const all = await session.statements(this.#workbench.scenarioOf(evaluation), shownPeriod);
    return all.filter(({ payee }) => people.has(payee));
  };

  /** The same with what each of them is paid on. */
  loadPrinted = async () => {
    const { evaluation, shownDocument: document } = this;
    const { session } = this.#workbench;
    if (!session || !evaluation || document === undefined) return [];
    const scenario = this.#workbench.scenarioOf(evaluation);
    const statements = await this.loadStatements();
    return Promise.all(
      statements.map(async (statement) => {
        const answer = await session.payeePay(scenario, { document, payee: statement.payee });
        return { statement, input: answer?.input };
      })
    );
  };

  resetPlan = () => {
    const name = this.shownDocument;
    this.#workbench.removeChanges(
      'Reset pay plan to base',
      (change) => change.type === 'plan.edit' && change.plan === name
    );
  };

  /** Pay or take back an amount by hand; returns why not where it cannot be. */
  adjust = (amount: string, reason: string, author: string): string | undefined => {
    const value = parseDecimal(bareAmount(amount).replaceAll(',', ''));
    if (value === undefined || value.isZero())
      return 'Type an amount such as 250.00, or −250.00 to take back.';
    const places = moneyPlaces();
    if (value.decimalPlaces() > places)
      return `An adjustment has at most ${formatCount(places, 'decimal place')}.`;
    if (reason.trim() === '') return 'Say why: the reason stands on the statement.';
    if (!this.shownPayee || this.shownPeriod === undefined) return 'Choose a payee first.';
    const count = this.#workbench.current.changes.filter(({ type }) => type === 'adjustment.add').length;
    this.#workbench.apply(`Adjust pay of ${this.shownPayee.name}`, [
      {
        type: 'adjustment.add',
        id: `adjustment-${count + 1}`,
        rep: this.shownPayee.payee,
        date: this.shownPeriod,
        amount: decimalText(value, places),
        reason: reason.trim(),
        author: author.trim()
      }
    ]);
    return undefined;
  };
}
