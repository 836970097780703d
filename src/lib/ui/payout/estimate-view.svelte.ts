import { estimateDeal, type DealEstimate } from '../../core/compensation/explain/estimate-deal.ts';
import { parseDecimal, type Decimal } from '../../core/money.ts';
import { addDays, isIsoDate } from '../../core/period.ts';
import { inputForPayee, plansOf, withEverybodyBelow } from '../../scenario/payee-input.ts';
import { bareAmount } from '../form/bare-amount.ts';
import { dealAmounts, dealQuestions } from './deal-questions.ts';
import type { PayoutView } from './payout-view.svelte.ts';

/** What a would-be deal pays one person. */
export type EstimateRow = { readonly payee: string; readonly name: string; readonly estimate: DealEstimate };

const readAmount = (text: string): Decimal | undefined => parseDecimal(bareAmount(text).replaceAll(',', ''));

/** The estimator: a would-be deal, and what it would pay the rep, or a manager whose team wins it. */
export class EstimateView {
  /** What is typed of each amount of the deal, by its name; the first begins with a round figure. */
  typed = $state.raw<Readonly<Record<string, string>>>({});
  /** What the deal is: product, segment, whatever the plan's conditions ask. */
  attributes = $state.raw<Readonly<Record<string, string>>>({});
  date = $state<string>();
  seller = $state<string>();
  readonly payout: PayoutView;

  constructor(payout: PayoutView) {
    this.payout = payout;
  }

  readonly document = $derived.by(() => (this.payout.parsed?.ok ? this.payout.parsed.value : undefined));
  readonly input = $derived.by(() => this.payout.input);
  readonly amounts = $derived.by(() =>
    (this.document ? dealAmounts(this.document) : []).map((name, at) => ({
      name,
      text: this.typed[name] ?? (at === 0 ? '50,000' : '')
    }))
  );
  /** The amounts that are figures; what is left empty is none. */
  readonly measures = $derived.by(() =>
    Object.fromEntries(
      this.amounts.flatMap(({ name, text }) => {
        const value = readAmount(text);
        return value === undefined ? [] : [[name, value] as const];
      })
    )
  );
  /** The last day of the last period, until another is chosen. */
  readonly shownDate = $derived.by(() => {
    const end = this.payout.sheet?.periods.at(-1)?.end;
    return this.date ?? (end ? addDays(end, -1) : undefined);
  });
  readonly plans = $derived.by(() =>
    this.document && this.input && this.payout.shownPayee
      ? plansOf(this.document, this.input, this.payout.shownPayee.payee)
      : []
  );
  readonly questions = $derived(this.document ? dealQuestions(this.document, this.plans) : []);
  readonly isLeader = $derived(
    this.plans.some(({ components }) => components.some((part) => 'team' in part && part.team !== undefined))
  );
  /** Who may win the deal: the payee, or for a leader whoever of the team holds a quota. */
  readonly sellers = $derived.by(() => {
    const { input } = this;
    const payee = this.payout.shownPayee;
    if (!input || !payee) return [];
    if (!this.isLeader) return [payee.payee];
    const below = withEverybodyBelow(input.hierarchy, payee.payee);
    const day = this.shownDate ?? '';
    const quota = new Set(
      input.quotas.filter(({ start, end }) => start <= day && day < end).map((row) => row.payee)
    );
    return [...below].filter((id) => id !== payee.payee && quota.has(id)).sort();
  });
  readonly shownSeller = $derived(
    this.seller !== undefined && this.sellers.includes(this.seller) ? this.seller : this.sellers[0]
  );
  /** Credit the plan counts: of the type it asks for where it asks for one. */
  readonly creditType = $derived.by(() => {
    const asked = this.plans.flatMap(({ components }) =>
      components.flatMap(({ creditTypes }) => creditTypes ?? [])
    );
    return asked.length > 0 && !asked.includes('direct') ? asked[0]! : ('direct' as const);
  });
  readonly problem = $derived.by(() => {
    if (this.amounts.some(({ name, text }) => text.trim() !== '' && !this.measures[name]))
      return 'Type amounts such as 50,000.';
    if (Object.values(this.measures).every((amount) => amount.isZero()))
      return 'Type an amount such as 50,000.';
    if (this.shownDate === undefined || !isIsoDate(this.shownDate)) return 'Choose a close date.';
    if (this.sellers.length === 0) return 'Nobody of this team holds a quota on that day.';
    return undefined;
  });
  readonly row: EstimateRow | undefined = $derived.by(() => {
    const { document, input, measures, questions, shownDate, shownSeller } = this;
    const payee = this.payout.shownPayee;
    if (this.problem || !document || !input || !payee || !shownDate || !shownSeller) return undefined;
    const told = questions.flatMap(({ attribute }) => {
      const value = this.attributes[attribute]?.trim();
      return value ? [[attribute, value] as const] : [];
    });
    const estimate = estimateDeal(document, inputForPayee(document, input, payee.payee), {
      payee: payee.payee,
      seller: shownSeller,
      credit: this.creditType,
      date: shownDate,
      measures,
      attributes: Object.fromEntries(told)
    });
    return { payee: payee.payee, name: payee.name, estimate };
  });
}
