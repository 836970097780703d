import type { ColumnScan } from '../columns/column-scan.ts';
import { isNullEverywhere, nullDates } from '../columns/null-spellings.ts';
import type { PlannedColumn } from '../load/plan-columns.ts';
import type { ColumnBuilder } from './column-builder.ts';
import { DayBuilder } from './day-builder.ts';
import { NullTexts } from './null-texts.ts';
import { NumberBuilder, numberForm } from './number-builder.ts';
import { TextBuilder } from './text-builder.ts';

/**
 * The builder that reads a column exactly as the engine's SQL would, or undefined where only SQL can: values put
 * together, looked up or renamed, numbers with signs, days in words, moments, fractions of binary numbers.
 */
export function chooseBuilder(
  { mapping, sources, decision, type, sqlType, percent }: PlannedColumn,
  scan: ColumnScan,
  quote: number | undefined
): ColumnBuilder | undefined {
  const { equals, lookup, next, aliases, nulls, times, inclusiveEnd, period } = mapping;
  const special = equals ?? lookup ?? next ?? aliases ?? nulls ?? times ?? inclusiveEnd ?? period;
  if (sources.length !== 1 || special !== undefined || percent || scan.edgeBlanks > 0) return undefined;
  const spelled = [...scan.nulls.keys()];
  switch (type) {
    case 'text':
      return new TextBuilder(new NullTexts(spelled.filter(isNullEverywhere)), quote);
    case 'date':
      if (decision.dayNumbers || decision.periods || scan.wordDates.size > 0) return undefined;
      return new DayBuilder(new NullTexts([...spelled, ...nullDates]), scan.dates, decision.dateOrder.order);
    case 'integer':
    case 'decimal': {
      const form = numberForm(sqlType);
      const { numbers } = scan;
      const plain = decision.plainNumbers && decision.decimalSign === '.' && mapping.target !== 'probability';
      const fits = type === 'decimal' || (numbers.scale === 0 && numbers.whole <= (form?.digits ?? 0));
      return form && plain && fits ? new NumberBuilder(new NullTexts(spelled), form) : undefined;
    }
    default:
      return undefined;
  }
}
