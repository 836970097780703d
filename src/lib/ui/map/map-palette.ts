import { type Mode, territoryPalette } from '../theme/palette.ts';

/** What the map is drawn with beside the territories' own colours. */
export type MapPalette = {
  readonly theme: Mode;
  readonly sea: string;
  readonly noData: string;
  readonly border: string;
  readonly ink: string;
  readonly unitLine: string;
  readonly nation: string;
  readonly selection: string;
  readonly halo: string;
  readonly brush: string;
  readonly focus: string;
  /** The line round what differs from the base. */
  readonly draft: string;
  readonly territories: readonly string[];
};

export const mapPalettes: Readonly<Record<Mode, MapPalette>> = {
  light: {
    theme: 'light',
    sea: '#E9ECEC',
    noData: '#D9DAD5',
    border: '#FFFFFF',
    ink: '#191B18',
    unitLine: '#FFFFFF',
    nation: '#8A8C85',
    selection: '#11130F',
    halo: '#FFFFFF',
    brush: '#0A6552',
    focus: '#0A6552',
    draft: '#865000',
    territories: territoryPalette.light
  },
  dark: {
    theme: 'dark',
    sea: '#0D100F',
    noData: '#232623',
    border: '#0D100F',
    ink: '#ECEEE9',
    unitLine: '#0D100F',
    nation: '#7C817B',
    selection: '#FFFFFF',
    halo: '#0D100F',
    brush: '#55C7A8',
    focus: '#55C7A8',
    draft: '#F2BE5F',
    territories: territoryPalette.dark
  }
};
