import type { Mode } from './palette.ts';

/** The tokens a drawing needs, resolved: `series[0]` is the base. A test holds them equal to tokens.css. */
export type ChartTheme = {
  readonly mode: Mode;
  readonly surface: string;
  readonly line: string;
  readonly line2: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accent2: string;
  readonly draft: string;
  readonly better: string;
  readonly worse: string;
  readonly sea: string;
  readonly noData: string;
  readonly selection: string;
  readonly series: readonly string[];
};

export const chartThemes: Readonly<Record<Mode, ChartTheme>> = {
  light: {
    mode: 'light',
    surface: '#ffffff',
    line: '#e2e2dd',
    line2: '#c6c7c0',
    ink: '#191b18',
    ink2: '#454843',
    ink3: '#666962',
    accent: '#0a6552',
    accent2: '#dcede7',
    draft: '#865000',
    better: '#1b5ab8',
    worse: '#b23f0b',
    sea: '#e9ecec',
    noData: '#d9dad5',
    selection: '#11130f',
    series: ['#666962', '#6645b5', '#0a7680', '#c9578f', '#66710b']
  },
  dark: {
    mode: 'dark',
    surface: '#1a1c1a',
    line: '#2d302d',
    line2: '#484c48',
    ink: '#eceee9',
    ink2: '#bfc3bb',
    ink3: '#959a92',
    accent: '#55c7a8',
    accent2: '#163a30',
    draft: '#f2be5f',
    better: '#82b4ff',
    worse: '#ff9e72',
    sea: '#0d100f',
    noData: '#232623',
    selection: '#ffffff',
    series: ['#959a92', '#b49cf5', '#4fc3cf', '#f08cbf', '#c0cc5a']
  }
};
