import { MediaQuery } from 'svelte/reactivity';
import { visibleRange } from './arrange-rows.ts';

/** The rows of a long sheet that are drawn: those in sight and some around, whatever their number. */
export class RowWindow {
  scrollTop = $state(0);
  height = $state(900);
  readonly #count: () => number;
  readonly #whole: () => boolean;
  readonly #phone = new MediaQuery('(max-width: 639px)', false);
  readonly rowHeight = $derived(this.#phone.current ? 42 : 26);
  readonly range = $derived.by(() =>
    this.#whole()
      ? { first: 0, last: this.#count() }
      : visibleRange(this.#count(), this.rowHeight, this.scrollTop, this.height)
  );
  /** Height of the rows above and below those drawn. */
  readonly above = $derived(this.range.first * this.rowHeight);
  readonly below = $derived.by(() => (this.#count() - this.range.last) * this.rowHeight);

  /** `whole` asks for every row, as on paper. */
  constructor(count: () => number, whole: () => boolean = () => false) {
    this.#count = count;
    this.#whole = whole;
  }

  holds(row: number): boolean {
    return row >= this.range.first && row < this.range.last;
  }

  /** Scroll just so far that a row is in sight under the header. */
  reveal(scroller: HTMLElement, row: number) {
    const top = row * this.rowHeight;
    const room = scroller.clientHeight - HEADER - this.rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
    this.scrollTop = scroller.scrollTop;
  }
}

const HEADER = 26;
