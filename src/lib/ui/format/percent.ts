import { formatNumber, toDecimal, type Figure } from './number.ts';
import { NO_BREAK_SPACE } from './symbols.ts';

/** A ratio as a percentage, one decimal unless said: 0.984 is `98.4 %`. */
export const formatPercent = (ratio: Figure, places = 1): string =>
  `${formatNumber(toDecimal(ratio).times(100), places)}${NO_BREAK_SPACE}%`;

/** A difference of two ratios, in percentage points: 0.005 is `0.5 pp`. */
export const formatPoints = (difference: Figure, places = 1): string =>
  `${formatNumber(toDecimal(difference).times(100), places)}${NO_BREAK_SPACE}pp`;

/** Over-assignment and other multiples stay ratios: `1.056`. */
export const formatRatio = (ratio: Figure, places = 3): string => formatNumber(ratio, places);
