/** The look's palettes as data, for canvases and charts that cannot read a stylesheet. */
export type Mode = 'light' | 'dark';

/** 12 hues, then the same 12 a step darker: neighbours on a map never share an index, so colour only separates. */
export const territoryPalette: Readonly<Record<Mode, readonly string[]>> = {
  light: [
    '#FFCBC5', '#FECDB3', '#F5D3A6', '#E3DBA6', '#CCE3B1', '#B5E7C5', '#A4E9DF', '#A3E6F6', '#B9DEFF', '#CED7FF', '#E7CDFC', '#FCC7E4',
    '#E2958E', '#DD9B75', '#D0A466', '#BAAE65', '#9BB876', '#7ABE92', '#5DC0B4', '#5CBCD2', '#78B3E5', '#9BA8E9', '#BF9CDA', '#D894BA'
  ], // prettier-ignore
  dark: [
    '#89524D', '#86563B', '#7C5D2F', '#6D642E', '#576B3C', '#3E7050', '#247169', '#246E7E', '#3C688B', '#57608E', '#705783', '#82516D',
    '#5F322F', '#5C3620', '#553C14', '#494213', '#374820', '#214B32', '#034C46', '#034956', '#204461', '#373E63', '#4C375B', '#593249'
  ] // prettier-ignore
};

/** Low to high, the middle is zero. */
export const divergingPalette: Readonly<Record<Mode, readonly string[]>> = {
  light: ['#8C3A0E', '#C8662F', '#EBA981', '#F6DFD1', '#F2F2EF', '#D3E2F3', '#93BBE4', '#3F84C6', '#15539B'],
  dark: ['#FFB48A', '#DE8350', '#A65A32', '#5C3B2B', '#2E312E', '#294361', '#2F68A6', '#5296DD', '#A3CCFF']
};

const sequential = ['#EDF3EF', '#CFE2D8', '#A9CDBC', '#7DB49D', '#4F977E', '#2A7861', '#0E5A46', '#063D2F'];

/** Low to high; in dark the strong end is the light one. */
export const sequentialPalette: Readonly<Record<Mode, readonly string[]>> = {
  light: sequential,
  dark: [...sequential].reverse()
};

/** Dash of a scenario's line, in the order of its series: colour is never the only sign. */
export const seriesDashes: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 2, 2, 2]];

/** Marker of a scenario's points, in the order of its series. */
export const seriesMarkers = ['circle', 'square', 'triangle-up', 'diamond'] as const;
