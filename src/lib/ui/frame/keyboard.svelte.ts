import { readShortcut, type Shortcut } from './shortcuts.ts';

const LETTERS_KEY = 'evenfield-single-letters';
const AFTER_G_MS = 1_500;

/** Where a letter is text: boxes, lists, and cells of a sheet. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && /^(radio|checkbox|range|button)$/.test(target.type));

/** An editable sheet, where a letter opens the cell. */
const inSheet = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('table.grid') !== null;

/** Reads the workbench's keys, G and a letter among them. Single letters can be switched off and stay so. */
export class Keyboard {
  letters = $state(true);
  #afterG = 0;

  constructor(readonly storage?: Pick<Storage, 'getItem' | 'setItem'>) {
    this.letters = storage?.getItem(LETTERS_KEY) !== 'off';
  }

  useLetters(on: boolean) {
    this.letters = on;
    this.storage?.setItem(LETTERS_KEY, on ? 'on' : 'off');
  }

  read(event: KeyboardEvent): Exclude<Shortcut, { ask: 'wait' }> | undefined {
    const shortcut = readShortcut(event, {
      typing: isTyping(event.target),
      afterG: event.timeStamp - this.#afterG < AFTER_G_MS && this.#afterG > 0,
      letters: this.letters && !inSheet(event.target)
    });
    this.#afterG = shortcut?.ask === 'wait' ? event.timeStamp : 0;
    return shortcut?.ask === 'wait' ? undefined : shortcut;
  }
}
