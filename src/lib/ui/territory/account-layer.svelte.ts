import { failureWords } from '../../engine/failure-words.ts';
import { SvelteSet } from 'svelte/reactivity';
import type { AccountDetail } from '../../engine/queries/account-rows.ts';
import type { MapPoints } from '../map/map-scene.ts';
import { pointRadius } from '../map/paint-points.ts';
import type { Point } from '../map/unit-finder.ts';
import { type PlacedAccounts, type ToPlane, placeAccounts } from './place-accounts.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';

/** A pointer this near to an account, in pixels of the screen, means it. */
const REACH = 5;

/** The accounts as points on the map and as a list beside it; read when first shown. Accounts are positions of `placed`. */
export class AccountLayer {
  shown = $state(false);
  failure = $state('');
  query = $state('');
  placed = $state.raw<PlacedAccounts | undefined>(undefined);
  readonly selected = new SvelteSet<number>();
  #loading = false;

  constructor(
    readonly editor: TerritoryEditor,
    readonly read: () => Promise<readonly AccountDetail[]>,
    readonly toPlane: ToPlane | undefined
  ) {}

  toggle(): void {
    this.shown = !this.shown;
    this.selected.clear();
    if (this.shown) void this.load();
  }
  async load(): Promise<void> {
    if (this.placed !== undefined || this.#loading) return;
    [this.#loading, this.failure] = [true, ''];
    try {
      const { geometry, finder } = this.editor;
      this.placed = placeAccounts(geometry, finder, await this.read(), this.toPlane);
    } catch (error) {
      this.failure = failureWords(error).sentence;
    }
    this.#loading = false;
  }

  /** Those whose name or key holds every word typed, of the chosen territory where one is chosen; sold most first. */
  readonly rows = $derived.by((): readonly number[] => {
    const { placed, editor } = this;
    if (placed === undefined) return [];
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    const { receiver, plan } = editor;
    const rows: number[] = [];
    placed.accounts.forEach(({ name, account }, i) => {
      if (receiver !== undefined && plan.holders[placed.units[i]!] !== receiver) return;
      const text = `${name} ${account}`.toLowerCase();
      if (words.every((word) => text.includes(word))) rows.push(i);
    });
    return rows;
  });
  readonly points = $derived.by((): MapPoints | undefined => {
    const { placed, shown } = this;
    if (!shown || placed === undefined) return undefined;
    return { at: placed.points, units: placed.units, share: this.#share, selected: new Set(this.selected) };
  });
  readonly #share = $derived.by(() => {
    const sold = this.placed?.sold ?? new Float64Array();
    const most = sold.reduce((max, value) => Math.max(max, value), 0);
    return sold.map((value) => (most > 0 ? Math.max(0, value) / most : 0));
  });

  /** The account under a point of the plane, the nearest of several; −1: none. */
  accountAt([x, y]: Point): number {
    const { points } = this;
    if (points === undefined) return -1;
    const { camera } = this.editor;
    const { scale } = camera.view;
    const zoom = scale / camera.fitted.scale;
    let [found, nearest] = [-1, Infinity];
    for (let i = 0; i < points.units.length; i++) {
      const distance = Math.hypot(points.at[2 * i]! - x, points.at[2 * i + 1]! - y) * scale;
      if (distance >= nearest || distance > Math.max(REACH, pointRadius(points.share[i]!, zoom))) continue;
      [found, nearest] = [i, distance];
    }
    return found;
  }
  /** Accounts shown whose point lies in a shape. */
  accountsIn(inside: (point: Point) => boolean): number[] {
    const { points } = this;
    if (points === undefined) return [];
    const found: number[] = [];
    for (let i = 0; i < points.units.length; i++)
      if (inside([points.at[2 * i]!, points.at[2 * i + 1]!])) found.push(i);
    return found;
  }
  choose(accounts: Iterable<number>, add: boolean): void {
    if (!add) this.selected.clear();
    for (const account of accounts) {
      if (add && this.selected.has(account)) this.selected.delete(account);
      else this.selected.add(account);
    }
  }
  /** Units of the selected accounts. */
  get units(): number[] {
    return [...new Set([...this.selected].map((account) => this.placed!.units[account]!))];
  }
  /** What keys the selected accounts have in the data. */
  get keys(): string[] {
    return [...this.selected].map((account) => this.placed!.accounts[account]!.account);
  }
}
