import { createContext } from 'svelte';
import type { IconName } from './icons.ts';

/** Something a person can run from the palette; `keys` are shown beside it and in the shortcut sheet. */
export type Command = {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly keys?: readonly string[];
  readonly icon?: IconName;
  readonly run: () => void;
  /** Given means it cannot run now, and why. */
  readonly disabledReason?: string;
};

/** Every action, in one list: the frame's own, and those of the page that is open. */
export class Commands {
  #sources = $state.raw<readonly (() => readonly Command[])[]>([]);
  readonly all: readonly Command[] = $derived(this.#sources.flatMap((source) => source()));

  /** Add commands for as long as their page lives; returns what takes them away. */
  provide(source: () => readonly Command[]): () => void {
    this.#sources = [...this.#sources, source];
    return () => (this.#sources = this.#sources.filter((other) => other !== source));
  }
}

/** Commands whose words all begin a word of the label or group, best first: those that begin with what was typed. */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  const starts = ({ label }: Command) => (label.toLowerCase().startsWith(words[0]!) ? 0 : 1);
  return commands
    .filter(({ label, group }) => {
      const text = ` ${label} ${group}`.toLowerCase();
      return words.every((word) => text.includes(` ${word}`) || (word.length > 2 && text.includes(word)));
    })
    .map((command, at) => ({ command, at }))
    .sort((a, b) => starts(a.command) - starts(b.command) || a.at - b.at)
    .map(({ command }) => command);
}

export const [useCommands, setCommands] = createContext<Commands>();
