import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import { chartThemes } from './chart-theme.ts';
import type { Mode } from './palette.ts';

export type AppearanceChoice = 'system' | Mode;
const KEY = 'evenfield-appearance';

const isChoice = (text: string | null): text is AppearanceChoice =>
  text === 'system' || text === 'light' || text === 'dark';

/** Light or dark: what the person chose, else what the system says. Remembered on this computer. */
export class Appearance {
  choice = $state<AppearanceChoice>('system');
  readonly #systemDark = new MediaQuery('(prefers-color-scheme: dark)', false);
  /** The page goes to paper: it is light and holds the rows that scrolling hides. */
  printing = $state(false);
  /** What the screen shows, also while the page is printed. */
  readonly screen: Mode = $derived(
    this.choice === 'system' ? (this.#systemDark.current ? 'dark' : 'light') : this.choice
  );
  readonly mode: Mode = $derived(this.printing ? 'light' : this.screen);
  /** Charts are drawn for the screen; paper colours them by style, for a chart drawn anew would come too late. */
  readonly chart = $derived(chartThemes[this.screen]);

  constructor(readonly storage?: Pick<Storage, 'getItem' | 'setItem'>) {
    const kept = storage?.getItem(KEY) ?? null;
    if (isChoice(kept)) this.choice = kept;
  }

  choose(choice: AppearanceChoice) {
    this.choice = choice;
    this.storage?.setItem(KEY, choice);
    if (choice === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.setAttribute('data-theme', choice);
  }
}

export const [useAppearance, setAppearance] = createContext<Appearance>();
