/** Room for the rounding of cells: spots as near as the nearest found must not be missed. */
const SLACK = 1.000001;

/** Spots of a plane, x and y in turn, of which some are there: the nearest of those is found by the cells of a grid. */
export class NearestSpot {
  readonly #left: number;
  readonly #top: number;
  readonly #size: number;
  readonly #across: number;
  readonly #cells: (number[] | undefined)[];
  readonly #rank: Int32Array;
  #count = 0;
  #first = -1;

  constructor(readonly spots: Float64Array) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < spots.length; i += 2) {
      [left, right] = [Math.min(left, spots[i]!), Math.max(right, spots[i]!)];
      [top, bottom] = [Math.min(top, spots[i + 1]!), Math.max(bottom, spots[i + 1]!)];
    }
    const reach = Math.max(right - left, bottom - top, 1e-9);
    this.#across = Math.max(1, Math.ceil(Math.sqrt(spots.length / 2)));
    [this.#left, this.#top, this.#size] = [left, top, reach / this.#across];
    this.#cells = new Array<number[] | undefined>(this.#across ** 2);
    this.#rank = new Int32Array(spots.length / 2);
  }
  /** The spot that came first. */
  get first(): number {
    return this.#first;
  }
  add(spot: number): void {
    if (this.#first < 0) this.#first = spot;
    this.#rank[spot] = this.#count++;
    const cell = this.#row(this.spots[2 * spot + 1]!) * this.#across + this.#column(this.spots[2 * spot]!);
    (this.#cells[cell] ??= []).push(spot);
  }
  /** The nearest spot whose squared distance is below `below`; of equals the one that came first. */
  nearest(x: number, y: number, below: number): { spot: number; square: number } | undefined {
    const [column, row] = [this.#column(x), this.#row(y)];
    let [spot, square] = [-1, below];
    for (let ring = 0; ring < this.#across; ring++) {
      // Nothing in this ring of cells or beyond is nearer than its inner edge.
      if (ring > 1 && ((ring - 1) * this.#size) ** 2 > square * SLACK) break;
      for (let v = Math.max(0, row - ring); v <= Math.min(this.#across - 1, row + ring); v++) {
        const isEdge = v === row - ring || v === row + ring;
        for (let u = column - ring; u <= column + ring; u += isEdge || ring === 0 ? 1 : 2 * ring) {
          if (u < 0 || u >= this.#across) continue;
          for (const other of this.#cells[v * this.#across + u] ?? []) {
            const far = (x - this.spots[2 * other]!) ** 2 + (y - this.spots[2 * other + 1]!) ** 2;
            const wins =
              far < square || (far === square && spot >= 0 && this.#rank[other]! < this.#rank[spot]!);
            if (wins) [spot, square] = [other, far];
          }
        }
      }
    }
    return spot < 0 ? undefined : { spot, square };
  }
  #column(x: number): number {
    return Math.min(this.#across - 1, Math.max(0, Math.floor((x - this.#left) / this.#size)));
  }
  #row(y: number): number {
    return Math.min(this.#across - 1, Math.max(0, Math.floor((y - this.#top) / this.#size)));
  }
}
