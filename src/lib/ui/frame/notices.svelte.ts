import { createContext } from 'svelte';

export type Notice = {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
};

const LIFE_MS = 6_000;

/** Short lines bottom left, one action each; and what the live region says. Errors never come this way. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  /** Read aloud, not shown: "Moved 15 counties to Phoenix; deviation −19.8 to −8.3 %". */
  spoken = $state('');
  #next = 0;
  readonly #timers: Record<number, ReturnType<typeof setTimeout>> = {};

  /** Show a line for six seconds; hovering or focusing holds it. */
  show(text: string, action?: Notice['action']) {
    const id = this.#next++;
    this.list = [...this.list.slice(-2), { id, text, action }];
    this.announce(text);
    this.resume(id);
  }

  announce(text: string) {
    this.spoken = text;
  }

  hold(id: number) {
    clearTimeout(this.#timers[id]);
  }

  resume(id: number) {
    this.hold(id);
    this.#timers[id] = setTimeout(() => this.dismiss(id), LIFE_MS);
  }

  dismiss(id: number) {
    this.hold(id);
    delete this.#timers[id];
    this.list = this.list.filter((notice) => notice.id !== id);
  }
}

export const [useNotices, setNotices] = createContext<Notices>();
