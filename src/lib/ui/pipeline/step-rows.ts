import { Decimal, decimalText } from '../../core/money.ts';
import type { DealLine, PipelineReport } from '../../core/pipeline/pipeline-report.ts';

/** One deal's part in a bar. */
export type StepRow = {
  readonly id: string;
  readonly owner: string;
  readonly stage: string;
  readonly close: string | undefined;
  readonly ageDays: number | undefined;
  readonly value: string;
  /** The chance used; undefined where nothing is uncertain. */
  readonly chance: number | undefined;
  readonly amount: string;
};

const placements: Readonly<Record<string, readonly DealLine['placement'][]>> = {
  due: ['in'],
  overdue: ['overdue'],
  undated: ['none'],
  'pushed-out': ['in', 'overdue', 'none'],
  'pulled-in': ['later'],
  total: ['in', 'overdue', 'none', 'later']
};

/** The deals behind a bar of the expected total; their amounts add up to the bar, to the cent. */
export function stepRows({ deals, won }: PipelineReport, step: string): StepRow[] {
  if (step === 'closed') {
    return won.map(({ id, owner, close, amount }) => ({ id, owner, stage: 'Won', close, ageDays: undefined, value: amount, chance: undefined, amount })); // prettier-ignore
  }
  const wanted = placements[step] ?? [];
  return deals
    .filter(({ placement }) => wanted.includes(placement))
    .map((deal) => ({
      id: deal.id,
      owner: deal.owner,
      stage: deal.stage,
      close: deal.close,
      ageDays: deal.ageDays,
      value: deal.value,
      chance: step === 'pulled-in' || step === 'total' ? deal.rate : deal.rate / (1 - deal.open),
      amount: amountOf(deal, step)
    }));
}

function amountOf({ expected, weighted }: DealLine, step: string): string {
  if (step === 'pushed-out') return decimalText(new Decimal(expected).minus(weighted), 2);
  return step === 'pulled-in' || step === 'total' ? expected : weighted;
}

/** The deals behind a bar of the change report. */
export const changeRows = ({ changes }: PipelineReport, reason: string): { id: string; amount: string }[] =>
  changes.deals.filter((deal) => deal.reason === reason).map(({ id, amount }) => ({ id, amount }));
