import { formatDelta } from '../format/delta.ts';
import { formatPercent } from '../format/percent.ts';
import { attainmentOf, type PayFigures, type RepFigures } from './pay-figures.ts';
import { companyPay, type StripFigure } from './strip-figures.ts';

/** What hand-overs would do to pay, against how it is now. */
export type ProposalPay = {
  readonly company: readonly StripFigure[];
  /** People whose pay or attainment would differ, those whose pay differs most first. */
  readonly people: readonly PersonChange[];
};
export type PersonChange = { readonly rep: string; readonly now: RepFigures; readonly after: RepFigures };

/** Less than half a cent, and credit that rounding leaves, is no difference. */
const NOTHING = 0.005;

/** The company and the people, after against now. Figures of `after` are the fast evaluator's. */
export function proposalPay(now: PayFigures, after: PayFigures): ProposalPay {
  return {
    company: [medianAttainment(now, after), ...companyPay({ now: after, base: now }, false)],
    people: changed(now, after)
  };
}

function changed(now: PayFigures, after: PayFigures): PersonChange[] {
  const none: RepFigures = { credit: 0, quota: 0, paid: 0 };
  const paid = ({ now, after }: PersonChange) => Math.abs(after.paid - now.paid);
  const credit = ({ now, after }: PersonChange) => Math.abs(after.credit - now.credit);
  return [...after.reps]
    .map(([rep, figures]) => ({ rep, now: now.reps.get(rep) ?? none, after: figures }))
    .filter((person) => paid(person) >= NOTHING || credit(person) >= NOTHING)
    .sort((a, b) => paid(b) - paid(a) || credit(b) - credit(a) || (a.rep < b.rep ? -1 : 1));
}

/** The attainment half of those with a quota reach: unlike the sum it counts no sale twice, for a rep and for the leader. */
function medianAttainment(now: PayFigures, after: PayFigures): StripFigure {
  const [was, is] = [medianOf(now), medianOf(after)];
  return {
    label: 'Median attainment',
    text: is === undefined ? undefined : formatPercent(is.toFixed(6)),
    delta:
      is === undefined || was === undefined
        ? undefined
        : formatDelta((is - was).toFixed(6), { kind: 'points' }, 'more')
  };
}

function medianOf({ reps }: PayFigures): number | undefined {
  const ratios = [...reps.values()].flatMap((rep) => attainmentOf(rep) ?? []).sort((a, b) => a - b);
  const [low, high] = [ratios[(ratios.length - 1) >> 1], ratios[ratios.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
