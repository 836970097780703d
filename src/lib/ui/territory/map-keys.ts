import { type Tool, tools } from './map-tools.svelte.ts';

/** What a key does while the map or the table of territories has the focus. */
export type MapCommand =
  | { readonly kind: 'tool'; readonly tool: Tool }
  | { readonly kind: 'resize-brush'; readonly factor: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'walk'; readonly direction: readonly [number, number] }
  | { readonly kind: 'problem'; readonly step: 1 | -1 }
  | { readonly kind: 'pick'; readonly place: number }
  | {
      readonly kind:
        'show-all' | 'difference' | 'accounts' | 'move' | 'lock' | 'toggle-unit' | 'hand-unit' | 'escape';
    };

export type Key = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};
const commands: Readonly<Record<string, MapCommand>> = {
  '[': { kind: 'resize-brush', factor: 1 / 1.2 },
  ']': { kind: 'resize-brush', factor: 1.2 },
  '+': { kind: 'zoom', factor: 1.5 },
  '=': { kind: 'zoom', factor: 1.5 },
  '-': { kind: 'zoom', factor: 1 / 1.5 },
  '0': { kind: 'show-all' },
  m: { kind: 'move' },
  k: { kind: 'lock' },
  a: { kind: 'accounts' },
  d: { kind: 'difference' },
  ' ': { kind: 'toggle-unit' },
  Enter: { kind: 'hand-unit' },
  Escape: { kind: 'escape' }
};

/** The command of a key press; undefined where the key is not ours, or a modifier belongs to the browser or the workbench. */
export function commandOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): MapCommand | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const direction = directions[key];
  if (direction !== undefined) return { kind: 'walk', direction };
  const plain = key.length === 1 ? key.toLowerCase() : key;
  if (/^[1-9]$/.test(plain)) return { kind: 'pick', place: Number(plain) };
  if (plain === 'n') return { kind: 'problem', step: shiftKey ? -1 : 1 };
  const tool = tools.find(({ letter }) => letter.toLowerCase() === plain);
  if (tool !== undefined) return { kind: 'tool', tool: tool.key };
  return commands[plain];
}
