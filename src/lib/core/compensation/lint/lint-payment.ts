import { Decimal, decimalText, sumDecimals, ZERO } from '../../money.ts';
import { computePayout } from '../compute-payout.ts';
import { figureText } from '../payout-document.ts';
import type { Payment } from '../payout.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { Plan, PlanDocument } from '../schema/plan.ts';
import type { LintFinding } from './lint-finding.ts';
import type { Typical } from './probe.ts';

const YEAR = Array.from({ length: 4 }, (_, i) => ({
  id: `Q${i + 1}`,
  start: `2024-${String(i * 3 + 1).padStart(2, '0')}-01`,
  end: i === 3 ? '2025-01-01' : `2024-${String(i * 3 + 4).padStart(2, '0')}-01`
}));
/** Attainments tried, up to five times quota. */
const TRIED = Array.from({ length: 21 }, (_, i) => new Decimal(i).div(4));

/** Risks in what is paid out rather than earned: a cap that forfeits, a draw that is never owed. */
export function lintPayment(document: PlanDocument, plan: Plan, typical: Typical): LintFinding[] {
  const { cap, draw } = plan.payment;
  const findings: LintFinding[] = [];
  const say = (code: LintFinding['code'], message: string, witness: LintFinding['witness']) =>
    findings.push({ code, component: plan.id, message, witness });
  if (cap?.excess === 'forfeit') {
    const tried = TRIED.map((attainment) => ({
      attainment,
      year: yearAt(document, plan, typical, attainment)
    }));
    const top = tried.at(-1)!;
    const from = tried.find(({ year }) => year.paid.eq(top.year.paid))!;
    if (top.year.forfeited.gt(0) && from !== top && top.year.earned.gt(from.year.earned))
      say(
        'dead-zone',
        `From ${figureText(from.attainment.times(100))} % of every quota on, the cap on payment leaves ${money(top.year.paid)} a year and more credit pays nothing more.`,
        { from: row(from), to: row(top) }
      );
  }
  if (draw?.recovery === 'nonRecoverable' && !draw.end && draw.months === undefined) {
    const year = yearAt(document, plan, typical, ZERO);
    if (year.paid.gt(0))
      say(
        'pay-at-zero',
        `The draw pays ${money(year.paid)} a year for no credit at all: it is never owed and never ends.`,
        { at: row({ attainment: ZERO, year }) }
      );
  }
  return findings;
}

type Year = { readonly earned: Decimal; readonly forfeited: Decimal; readonly paid: Decimal };
const money = (amount: Decimal) => decimalText(amount.toDecimalPlaces(2), 2);
const row = ({ attainment, year }: { attainment: Decimal; year: Year }) => ({
  attainment: figureText(attainment),
  earned: money(year.earned),
  forfeited: money(year.forfeited),
  paid: money(year.paid)
});

/** A year of four quarters of somebody on the plan who reaches the same attainment in every measure. */
function yearAt(document: PlanDocument, plan: Plan, { quota, target }: Typical, attainment: Decimal): Year {
  const payee = plan.payment.draw?.payees?.[0] ?? 'probe';
  const people = { payee };
  const input: PayoutInput = {
    currency: 'USD',
    periods: YEAR.map((period) => ({ ...period, closedAt: undefined })),
    payees: [{ id: payee, targetIncentive: target, base: target, attributes: {} }],
    quotas: document.measures.flatMap(({ id }) =>
      YEAR.map(({ start, end }) => ({ ...people, measure: id, start, end, amount: quota }))
    ),
    results: document.measures.flatMap(({ id, unit }) =>
      YEAR.map((period) => ({
        ...people,
        measure: id,
        period: period.id,
        value: unit === 'ratio' ? attainment : attainment.times(quota)
      }))
    ),
    assignments: [{ payee, plan: plan.id }],
    hierarchy: [], transactions: [], splits: [], credits: [], relief: [], balances: [], adjustments: [], fx: []
  }; // prettier-ignore
  const { payments } = computePayout(
    { ...document, settings: { ...document.settings, yearStart: '01-01' } },
    input
  );
  const sum = (of: (payment: Payment) => Decimal) => sumDecimals(payments.map(of));
  return {
    earned: sum(({ earned }) => earned),
    forfeited: sum(({ forfeited }) => forfeited),
    paid: sum(({ paid }) => paid)
  };
}
