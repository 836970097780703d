import { Decimal, ZERO } from '../../core/money.ts';
import { coverAmounts } from '../../core/pipeline/pipeline-coverage.ts';
import type { PipelineDocument } from '../../core/pipeline/pipeline-document.ts';
import { formatMoney } from '../format/money.ts';
import { formatRatio } from '../format/percent.ts';

/** Open value over what the target still needs, and in words what is missing. */
export function coverageText(document: PipelineDocument, target: Decimal): { ratio: string; note: string } {
  const { gap, ratio, missingValue } = coverAmounts(
    {
      closed: new Decimal(document.expected.closed),
      openValue: new Decimal(document.open.value),
      open: new Decimal(document.expected.open),
      created: new Decimal(document.expected.notYetCreated)
    },
    target
  );
  if (ratio === undefined || gap.lte(ZERO)) return { ratio: 'reached', note: 'nothing more is needed' };
  const whole = { unit: 'whole' } as const;
  const missing = missingValue.gt(0)
    ? `${formatMoney(missingValue, whole)} of open value short`
    : 'enough at the present rate';
  return { ratio: `${formatRatio(ratio, 2)} ×`, note: `${formatMoney(gap, whole)} still needed; ${missing}` };
}
