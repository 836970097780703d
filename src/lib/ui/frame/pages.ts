import type { IconName } from './icons.ts';

/** A page of the workbench: its place in the rail, and the letter that follows G. */
export type Page = {
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
  readonly letter: string;
};

/** The pages there are, in the order of the rail; a test holds the list to the routes. */
export const pages: readonly Page[] = [
  { path: '/', name: 'Home', icon: 'home', letter: 'h' },
  { path: '/data', name: 'Data', icon: 'data', letter: 'd' },
  { path: '/scenarios', name: 'Scenarios', icon: 'scenarios', letter: 's' },
  { path: '/territories', name: 'Territories', icon: 'territories', letter: 't' },
  { path: '/quotas', name: 'Quotas', icon: 'quotas', letter: 'q' },
  { path: '/plans', name: 'Plans', icon: 'plans', letter: 'l' },
  { path: '/payout', name: 'Payout', icon: 'payout', letter: 'p' },
  { path: '/forecast', name: 'Forecast', icon: 'forecast', letter: 'f' },
  { path: '/compare', name: 'Compare', icon: 'compare', letter: 'c' },
  { path: '/guide', name: 'Guide', icon: 'guide', letter: 'u' }
];

/** The page an address belongs to: the longest path it begins with. */
export const pageAt = (pathname: string): Page | undefined =>
  pages.find(({ path }) => path !== '/' && (pathname === path || pathname.startsWith(`${path}/`))) ??
  pages.find(({ path }) => path === pathname);
