import { formatMoney, type MoneyUnit } from './money.ts';
import { formatNumber, toDecimal, type Figure } from './number.ts';
import { formatPoints } from './percent.ts';
import { MINUS, NO_CHANGE } from './symbols.ts';

/** Which direction is good news: payout and quota are neither, so their deltas stay ink. */
export type Preference = 'more' | 'less' | 'neither';
export type Direction = 'up' | 'down' | 'none';
export type Judgement = 'better' | 'worse' | 'neutral';

/** A difference from base as it is shown: arrow, signed text, and whether it is good news. */
export type DeltaText = {
  readonly direction: Direction;
  readonly judgement: Judgement;
  readonly text: string;
  /** As a screen reader says it: "up $0.20 M, better". */
  readonly spoken: string;
};

export type DeltaKind =
  | { readonly kind: 'money'; readonly unit?: MoneyUnit; readonly currency?: string }
  | { readonly kind: 'points'; readonly places?: number }
  | { readonly kind: 'number'; readonly places?: number };

function formatSize(size: Figure, how: DeltaKind): string {
  if (how.kind === 'money') return formatMoney(size, how);
  if (how.kind === 'points') return formatPoints(size, how.places);
  return formatNumber(size, how.places);
}

/** Arrow, sign and judgement of a difference; one too small for its unit reads `– 0` and has no direction. */
export function formatDelta(
  difference: Figure,
  how: DeltaKind,
  preference: Preference = 'neither'
): DeltaText {
  const value = toDecimal(difference);
  const size = formatSize(value.abs(), how);
  if (!/[1-9]/.test(size)) {
    return { direction: 'none', judgement: 'neutral', text: `${NO_CHANGE} 0`, spoken: 'no change' };
  }
  const direction = value.isNegative() ? 'down' : 'up';
  const good = (preference === 'more') === (direction === 'up');
  const judgement = preference === 'neither' ? 'neutral' : good ? 'better' : 'worse';
  return {
    direction,
    judgement,
    text: `${direction === 'down' ? MINUS : '+'}${size}`,
    spoken: `${direction} ${size}${judgement === 'neutral' ? '' : `, ${judgement}`}`
  };
}

/** A difference as text alone, for cells of grids: arrow and sign, a dash where nothing changed. */
export function formatDeltaCell(difference: Figure, how: DeltaKind): string {
  const { direction, text } = formatDelta(difference, how);
  return direction === 'none' ? NO_CHANGE : `${direction === 'up' ? '▲' : '▼'} ${text}`;
}

/** The difference of two figures, for a place that has both. */
export const formatDifference = (
  value: Figure,
  base: Figure,
  how: DeltaKind,
  preference: Preference = 'neither'
): DeltaText => formatDelta(toDecimal(value).minus(toDecimal(base)), how, preference);
