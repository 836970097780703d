import { createContext } from 'svelte';

export const NARROWEST_INSPECTOR = 280;
export const WIDEST_INSPECTOR = 520;

/** What is open around the page: side panel, palette, sheet. */
export class Frame {
  inspectorOpen = $state(false);
  inspectorWidth = $state(336);
  paletteOpen = $state(false);
  shortcutsOpen = $state(false);
  shareOpen = $state(false);
  menuOpen = $state(false);

  resizeInspector(width: number) {
    this.inspectorWidth = Math.min(WIDEST_INSPECTOR, Math.max(NARROWEST_INSPECTOR, Math.round(width)));
  }
}

export const [useFrame, setFrame] = createContext<Frame>();
