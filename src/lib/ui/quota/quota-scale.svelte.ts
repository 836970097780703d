import type { Period } from '../../core/period.ts';
import type { Change } from '../../scenario/change.ts';
import { formatPeriod } from '../format/date.ts';
import { formatCount } from '../format/number.ts';
import type { QuotaSheet, QuotaSheetRow } from './quota-sheet.ts';
import {
  previewScale,
  readPercent,
  type HeldQuota,
  type Rounding,
  type ScaleScope
} from './quota-scaling.ts';

export type ScaleWhose = 'everybody' | 'listed' | 'selected';
export type ScaleWhen = 'shown' | 'selected' | 'every';

/** What the page has in hand: the sheet of one year, all quotas, and the cells selected. */
export type ScaleSource = {
  readonly sheet: QuotaSheet;
  readonly quotas: readonly HeldQuota[];
  readonly year: string | undefined;
  /** The sheet is narrowed to some reps. */
  readonly filtered: boolean;
  readonly rows: readonly QuotaSheetRow[];
  readonly periods: readonly Period[];
  readonly apply: (label: string, changes: readonly Change[]) => void;
};

/** Changing quotas by a percentage: whose, of which periods, rounded how, and what that comes to before it is done. */
export class QuotaScaling {
  open = $state(false);
  percent = $state('5');
  rounding = $state<Rounding>('1000');
  #whose = $state<ScaleWhose>('listed');
  #when = $state<ScaleWhen>('shown');
  readonly #source: () => ScaleSource;

  constructor(source: () => ScaleSource) {
    this.#source = source;
  }

  readonly #listed = $derived.by(() =>
    [...new Set(this.#source().sheet.rows.flatMap((row) => row.reps))].sort()
  );
  readonly #selected = $derived.by(() => {
    const reps = [...new Set(this.#source().rows.flatMap((row) => row.reps))].sort();
    return reps.length === 0 || reps.length === this.#listed.length ? undefined : reps;
  });
  readonly #periods = $derived.by(() => {
    const { periods, sheet } = this.#source();
    return periods.length === 0 || periods.length === sheet.periods.length ? undefined : periods;
  });
  /** The only row selected, by its name. */
  readonly #name = $derived.by(() => {
    const { rows } = this.#source();
    return rows.length === 1 ? rows[0]!.name : undefined;
  });

  readonly whoseChoices = $derived.by(() => {
    const { quotas, filtered } = this.#source();
    const everybody = new Set(quotas.map(({ rep }) => rep)).size;
    const listed = formatCount(this.#listed.length, 'rep');
    return [
      filtered
        ? { value: 'listed' as const, label: `Shown: ${listed}` }
        : { value: 'everybody' as const, label: `Everybody, ${listed}` },
      ...(this.#selected
        ? [
            {
              value: 'selected' as const,
              label: `Selected: ${this.#name ?? formatCount(this.#selected.length, 'rep')}`
            }
          ]
        : []),
      ...(filtered
        ? [{ value: 'everybody' as const, label: `Everybody, ${formatCount(everybody, 'rep')}` }]
        : [])
    ];
  });
  readonly whenChoices = $derived.by(() => [
    { value: 'shown' as const, label: this.#source().year ?? 'This year' },
    ...(this.#periods ? [{ value: 'selected' as const, label: `Selected: ${namesOf(this.#periods)}` }] : []),
    { value: 'every' as const, label: 'All years' }
  ]);
  get whose(): ScaleWhose {
    if (this.#whose === 'selected' && this.#selected) return 'selected';
    if (!this.#source().filtered) return 'everybody';
    return this.#whose === 'everybody' ? 'everybody' : 'listed';
  }
  set whose(whose: ScaleWhose) {
    this.#whose = whose;
  }
  get when(): ScaleWhen {
    return this.#when === 'selected' && !this.#periods ? 'shown' : this.#when;
  }
  set when(when: ScaleWhen) {
    this.#when = when;
  }

  readonly #percent = $derived(readPercent(this.percent));
  readonly preview = $derived.by(() => {
    const percent = this.#percent;
    if (typeof percent === 'string') return undefined;
    return previewScale(this.#source().quotas, percent, this.rounding, this.#scope());
  });
  /** What is wrong with the percentage. */
  readonly problem = $derived(typeof this.#percent === 'string' ? this.#percent : undefined);
  /** Why nothing would be changed. */
  readonly obstacle = $derived(
    this.problem ?? (this.preview?.reps === 0 ? 'None of these has a quota there.' : undefined)
  );

  /** Shown for the cells in hand where several, a team or a rep are selected. */
  start = () => {
    this.open = true;
    this.#whose = this.#selected ? 'selected' : 'listed';
    this.#when = this.#periods && this.#source().periods.length > 1 ? 'selected' : 'shown';
  };

  apply = () => {
    if (!this.preview || this.obstacle !== undefined) return;
    const { words, sums, change } = this.preview;
    this.#source().apply(`${words}: ${sums[0]} to ${sums[1]}`, [change]);
    this.open = false;
  };

  #scope(): ScaleScope {
    const { sheet, year } = this.#source();
    const { whose } = this;
    const chosen = whose === 'selected' ? this.#selected : whose === 'listed' ? this.#listed : undefined;
    const periods =
      this.when === 'every' ? undefined : this.when === 'selected' ? this.#periods : sheet.periods;
    return {
      reps: chosen ?? null,
      ...(whose === 'selected' && this.#name !== undefined && { who: this.#name }),
      ...(periods && { periods: periods.map(({ start }) => start) }),
      when: this.when === 'every' ? 'all years' : this.when === 'selected' ? namesOf(periods!) : (year ?? '')
    };
  }
}

/** `Q1 2026`, `Q1 2026 and Q2 2026`, `Q1 2026 to Q4 2026`. */
function namesOf(periods: readonly Period[]): string {
  const [first, last] = [periods[0]!, periods.at(-1)!];
  if (periods.length === 1) return formatPeriod(first);
  return `${formatPeriod(first)} ${periods.length === 2 ? 'and' : 'to'} ${formatPeriod(last)}`;
}
