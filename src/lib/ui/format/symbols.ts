/** U+2212: the sign of a negative figure, as wide as a plus. */
export const MINUS = '\u2212';
/** U+00A0 between a figure and its unit, so that they never part at a line's end. */
export const NO_BREAK_SPACE = '\u00a0';
/** No change, or not applicable; an empty cell means no data. */
export const NO_CHANGE = '\u2013';
