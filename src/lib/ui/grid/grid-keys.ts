/** What a key does in a sheet while no cell is open; undefined leaves the key to the page. */
export type GridAction =
  | { readonly do: 'move'; readonly down: number; readonly across: number; readonly extend: boolean }
  | { readonly do: 'open'; readonly text?: string }
  | { readonly do: 'fill' | 'reset' | 'copy' | 'all' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;
const FAR = 1_000_000;

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
};

export function gridAction({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): GridAction | undefined {
  const command = ctrlKey || metaKey;
  if (altKey) return undefined;
  const arrow = arrows[key];
  if (arrow) {
    const reach = command ? FAR : 1;
    return { do: 'move', down: arrow[0] * reach, across: arrow[1] * reach, extend: shiftKey };
  }
  if (key === 'Home' || key === 'End') {
    const side = key === 'Home' ? -FAR : FAR;
    return { do: 'move', down: command ? side : 0, across: side, extend: shiftKey };
  }
  if (key === 'PageUp' || key === 'PageDown') {
    return { do: 'move', down: key === 'PageUp' ? -20 : 20, across: 0, extend: shiftKey };
  }
  if (command) {
    const letter = key.toLowerCase();
    if (letter === 'd') return { do: 'fill' };
    if (letter === 'c') return { do: 'copy' };
    return letter === 'a' ? { do: 'all' } : undefined;
  }
  if (key === 'F2' || key === 'Enter') return { do: 'open' };
  if (key === 'Delete' || key === 'Backspace') return { do: 'reset' };
  return key.length === 1 && key !== ' ' && key !== '?' ? { do: 'open', text: key } : undefined;
}
