import type { Payment, PayoutLine } from '../core/compensation/payout.ts';
import type { PayoutInput } from '../core/compensation/schema/input.ts';
import type { PlanDocument } from '../core/compensation/schema/plan.ts';
import type { BaseMethod } from '../core/forecast/base-method.ts';
import type { IsoDate } from '../core/period.ts';
import type { Finding } from '../engine/import/report.ts';
import type { LedgerDays } from '../engine/queries/ledger-days.ts';
import type { Basis } from './scenario.ts';

export type { Finding };

/** Money, quotas and ratios are plain decimal texts; ratios stay ratios (attainment 1 = quota). */
export type DecimalText = string;

/** `attainment` is null where the quota is zero or missing. `cost` is the incentive cost: what is paid. */
export type Totals = {
  readonly credit: DecimalText;
  readonly quota: DecimalText;
  readonly attainment: DecimalText | null;
  readonly earned: DecimalText;
  readonly paid: DecimalText;
  readonly cost: DecimalText;
};

/** One rep's measure over one quota period `[start, end)`. */
export type AttainmentRow = {
  readonly rep: string;
  readonly measure: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly credit: DecimalText;
  readonly quota: DecimalText;
  readonly attainment: DecimalText | null;
};

/** Earnings of a payee, period and component, not rounded for print. */
export type LineRow = {
  readonly payee: string;
  readonly period: string;
  readonly plan: string;
  readonly component: string;
  readonly credit: DecimalText;
  readonly target: DecimalText;
  readonly earned: DecimalText;
  /** For an adjustment: the closed period whose recalculation it is the difference of. */
  readonly adjusts?: string;
};

export type PayoutRow = {
  readonly payee: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly component: string;
  readonly earned: DecimalText;
  readonly paid: DecimalText;
  readonly balance: DecimalText;
};

/** A statistic of fairness: which variant, over whom, how many; `interval` is null where none was computed. */
export type FairnessRow = {
  readonly statistic: string;
  readonly variant: string;
  readonly population: string;
  readonly n: number;
  readonly value: DecimalText | null;
  readonly interval: readonly [DecimalText, DecimalText] | null;
};

/** Which rule of the order of precedence gave a credit. */
export type CreditRule =
  'split' | 'transaction' | 'account' | 'territory' | 'territory-move' | 'none' | 'forecast';

/** Credit of one rep from one rule within one stretch of time: a quota period, or the part before or after a day the rep came or went. */
export type CreditRow = {
  readonly rep: string | null;
  readonly rule: CreditRule;
  readonly start: IsoDate;
  readonly credit: DecimalText;
  readonly transactions: number;
};

/** A territory as the scenario has it. */
export type TerritoryRow = {
  readonly territory: string;
  readonly name: string;
  readonly parent: string | null;
  readonly rep: string | null;
  readonly units: number;
  readonly accounts: number;
  readonly potential: DecimalText;
  readonly credit: DecimalText;
};

export type RepRow = {
  readonly rep: string;
  readonly name: string;
  readonly manager: string | null;
  readonly title: string | null;
  /** The first day somebody was no longer with the company; left out while they are. */
  readonly left?: IsoDate;
};

/** A plan document with the input it paid. */
export type PaidDocument = {
  readonly name: string;
  readonly document: PlanDocument;
  readonly input: PayoutInput;
};

/** What a projected evaluation's credit was forecast from, and how its intervals did on this very history. */
export type ForecastSummary = {
  readonly method: BaseMethod;
  /** The coming periods, half-open. */
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly historyStart: IsoDate;
  readonly historyEnd: IsoDate;
  /** Series at the bottom of the tree. */
  readonly series: number;
  readonly level: '80' | '95';
  /** Share of held-out values inside the interval; null where none could be held out. */
  readonly coverage: { readonly '80': DecimalText | null; readonly '95': DecimalText | null };
  readonly overrides: number;
};

/** Forecast credit of one series over one coming quota period or a year of them, with its calibrated typical error. */
export type LikelyCredit = {
  readonly series: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly mean: DecimalText;
  readonly spread: number;
};

/** What the command prints (`contract.md`, evaluate), and the same in the workbench. */
export type EvaluationDocument = {
  readonly format: 'evenfield/evaluation';
  readonly version: 1;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly fingerprint: string;
  /** The currency of every amount (ISO 4217). */
  readonly currency: string;
  readonly basis: Basis;
  /** Only on the projected basis. */
  readonly forecast?: ForecastSummary;
  readonly totals: Totals;
  readonly attainment: readonly AttainmentRow[];
  readonly payouts: readonly PayoutRow[];
  readonly fairness: readonly FairnessRow[];
  readonly findings: readonly Finding[];
};

/** An evaluation with what the pages draw beside it. */
export type Evaluation = EvaluationDocument & {
  readonly credits: readonly CreditRow[];
  readonly territories: readonly TerritoryRow[];
  /** The holder of every geographic unit, by unit code. */
  readonly alignment: ReadonlyMap<string, string>;
  readonly reps: readonly RepRow[];
  /** Forecast credit with its uncertainty; none where the past was replayed. */
  readonly likely: readonly LikelyCredit[];
  /** The pay plan documents in force, by name. */
  readonly plans: ReadonlyMap<string, unknown>;
  readonly pay: {
    /** Every line of pay without its arithmetic, which is asked for payee by payee (`PayQuestions`). */
    readonly lines: readonly LineRow[];
    /** Measures that somebody has credit or a result in, under any plan document; sorted. */
    readonly measures: readonly string[];
    /** The days at which credit was cut into the sums that were paid. */
    readonly days: LedgerDays;
  };
};

/** An evaluation where it was made, with everything pay was computed from: too much to hand to a page. */
export type PaidEvaluation = Evaluation & {
  /** Every line of pay with its tiers and modifiers, and what is paid; amounts are Decimals, not rounded for print. */
  readonly paid: {
    readonly lines: readonly PayoutLine[];
    readonly payments: readonly Payment[];
    /** What pay was computed from, as the payout command would be given it. */
    readonly input: PayoutInput;
    /** What each readable plan document was computed from, by its name: for explanations and fast figures. */
    readonly documents: readonly PaidDocument[];
  };
};
