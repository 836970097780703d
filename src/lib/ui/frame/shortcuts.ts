/** What a key pressed anywhere asks for; undefined leaves it to the page. */
export type Shortcut =
  | { readonly ask: 'palette' | 'sheet' | 'undo' | 'redo' | 'save' | 'wait' }
  | { readonly ask: 'go'; readonly letter: string };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The workbench's own keys. `typing`: the focus is in a text box or a sheet's open cell, where single letters and
 * the box's own undo stay with the box. `afterG`: the key before was G. `letters`: single letters are switched on.
 */
export function readShortcut(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed,
  { typing, afterG, letters }: { typing: boolean; afterG: boolean; letters: boolean }
): Shortcut | undefined {
  const letter = key.toLowerCase();
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    if (letter === 'k') return { ask: 'palette' };
    if (letter === 's') return { ask: 'save' };
    if (typing) return undefined;
    if (letter === 'z') return { ask: shiftKey ? 'redo' : 'undo' };
    return letter === 'y' ? { ask: 'redo' } : undefined;
  }
  if (typing || !letters) return undefined;
  if (key === '?') return { ask: 'sheet' };
  if (afterG) return /^[a-z]$/.test(letter) ? { ask: 'go', letter } : undefined;
  return letter === 'g' ? { ask: 'wait' } : undefined;
}
