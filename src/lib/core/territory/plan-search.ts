import { power } from '../portable-math.ts';
import { createRandom, hashSeed, type Random } from '../random.ts';
import { Annealer, type Cooling } from './anneal.ts';
import { joinPieces } from './join-pieces.ts';
import { polishSwaps } from './polish-swaps.ts';
import { powerSeed, seedWork } from './power-seed.ts';
import { DISRUPTION_UNIT, type Prices, type SearchModel } from './search-model.ts';
import { SearchState } from './search-state.ts';
import { TerritoryWindows } from './territory-windows.ts';

/** One iteration is one proposed flip. The same seed and iterations give the same plan on any machine. */
export type SearchSettings = { readonly seed: number; readonly iterations: number };

/** Where a search stands; `best` is the live plan, copy it to keep it. */
export type SearchProgress = {
  readonly iterations: number;
  readonly planned: number;
  readonly best: Int32Array;
  /** Sum over territories of what lies outside the bounds, in multiples of the target; 0 is balanced. */
  readonly excess: number;
  /** The objective without penalty, on the search's own scale: lower is better, comparable within one search. */
  readonly cost: number;
};

/** Price of one target's worth outside the bounds when plans are compared: above anything shape can save. */
const STEEP = 300;
/** Curve of the penalty when plans are compared, so that a shortfall wanders off to where there is room. */
const STRAIN = 100;
/** A plan outside the bounds by any amount counts as this much worse than one inside, as a share of all inertia. */
const UNBALANCED = 1;
/** Sums of floats are not exact to the last bit. */
const HAIR = 1e-9;
/** With a current plan balance must stay above disruption: its price grows with the weight. */
const STEEP_PER_DISRUPTION = 5;
/** Plans are then compared with the price of imbalance this much higher still: a knot is worth many moves. */
const KNOT = 10;
/**
 * A border weight of 1 prices the whole border at this share of the moment of inertia, and a territory without any
 * compactness (Polsby–Popper 0) at the other share of a territory's moment: together they make borders as compact as
 * about one and a half hundredths of inertia can buy.
 */
const BORDER_UNIT = 0.1;
const SHAPE_UNIT = 0.55;

/** Shares of the iterations for all starts, and for choosing among the best of them. */
const EXPLORE = 0.5;
const SELECT = 0.25;
/** A start gets about this many times its first anneal before it is compared; more where it starts from a plan. */
const START_LEGS = 6;
const REALIGN_LEGS = 15;
const REALIGN_STARTS = 6;
/** First heat of an anneal in grains; low where it starts from a plan, which it would melt. */
const HOT = 10;
const REALIGN_HOT = 3;
/**
 * Least share of disruption's price while a window is melted, around a territory out of bounds and elsewhere: that
 * gets past what keeps a plan from balance. Whether the result is kept is judged at the full price.
 */
const EASED_TROUBLED = 0.01;
const EASED = 0.1;
/** Share of the border's price while starts are compared: their inertia is what cannot be mended later. */
const EARLY_BORDER = 0.35;
/**
 * On maps of so many units a first balanced plan is made by so many cold flips a unit, to have something to show early;
 * not where they were more than this share of all.
 */
const LARGE = 5000;
const QUICK = 20;
const QUICK_TURNS = 3;
const QUICK_SHARE = 0.05;
/** Price outside the bounds at the end of these flips: not the last unit stays out. */
const SHEER = 1e6;
/** Steps of a seed that take as long as one flip. */
const SEED_STEPS = 80;

type Start = { readonly holder: Int32Array; energy: number };

/**
 * Search for a plan: several starts, each a balanced k-means (or the plan in force) annealed as a whole; then
 * windows of a few neighbouring territories are melted and cooled again, and kept where the plan got better;
 * weak starts drop out early and the best one takes the rest of the iterations.
 */
export function* searchPlan(
  model: SearchModel,
  settings: SearchSettings
): Generator<SearchProgress, SearchProgress> {
  return yield* new PlanSearch(model, settings).run();
}

class PlanSearch {
  readonly #model: SearchModel;
  readonly #planned: number;
  readonly #seed: number;
  readonly #random: Random;
  readonly #state: SearchState;
  readonly #annealer: Annealer;
  /** Flips change territories by a unit's worth: temperatures are in multiples of the mean unit's inertia. */
  readonly #grain: number;
  readonly #open: number;
  readonly #keeps: boolean;
  readonly #steep: number;
  #prices: Prices;
  #iterations = 0;
  #best: Start;

  constructor(model: SearchModel, { seed, iterations }: SearchSettings) {
    this.#model = model;
    this.#planned = iterations;
    this.#seed = seed;
    this.#random = createRandom(seed, 'windows');
    this.#keeps = model.disruptionWeight > 0 && model.current.some((t) => t >= 0);
    this.#steep = this.#keeps ? STEEP * Math.max(1, STEEP_PER_DISRUPTION * model.disruptionWeight) : STEEP;
    this.#open = model.k - model.closed.reduce((sum, closed) => sum + closed, 0);
    const first = this.#seedPlan(0);
    this.#state = new SearchState(model, first);
    this.#grain = Math.max(1, this.#open) / model.graph.count;
    this.#prices = this.#priceBy(this.#state);
    this.#annealer = new Annealer(this.#state, this.#prices, hashSeed(seed, 'anneal'));
    this.#best = { holder: first, energy: this.#energy() };
  }

  *run(): Generator<SearchProgress, SearchProgress> {
    this.#balanceFirst();
    yield this.#progress();
    const starts: Start[] = [];
    const count = this.#startCount();
    const whole = this.#annealLength();
    const effort = Math.max(0, Math.floor((EXPLORE * this.#planned) / count) - whole - this.#seedCost());
    for (let i = 0; i < count; i++) {
      if (i > 0) this.#state.restore(this.#seedPlan(i));
      yield* this.#annealWhole(whole);
      if (i === 0) this.#reprice();
      const start = { holder: this.#state.holder.slice(), energy: this.#energy() };
      starts.push(start);
      this.#keep(start);
      yield* this.#improve(start, effort);
    }
    starts.sort((a, b) => a.energy - b.energy);
    const kept = starts.slice(0, Math.max(1, Math.ceil(count / 3)));
    if (kept.length > 1) {
      for (const start of kept)
        yield* this.#improve(start, Math.floor((SELECT * this.#planned) / kept.length));
      kept.sort((a, b) => a.energy - b.energy);
    }
    if (this.#model.borderWeight > 0) this.#chargeBorder(kept[0]!);
    yield* this.#improve(kept[0]!, this.#planned - this.#iterations);
    this.#polish();
    return this.#progress();
  }

  /** The first seed of a large map brought within its bounds in a moment; the seed itself stays in place for its anneal. */
  #balanceFirst(): void {
    const { count } = this.#model.graph;
    if (this.#keeps || count < LARGE || QUICK * count > QUICK_SHARE * this.#planned) return;
    const seed = this.#state.holder.slice();
    const [hot, cold] = [this.#grain, 0.065 * this.#grain];
    for (let turn = 0; turn < QUICK_TURNS && this.#state.excess() > HAIR; turn++) {
      this.#anneal({
        iterations: QUICK * count,
        hot,
        cold,
        penaltyFrom: STEEP / 10,
        penaltyTo: STEEP,
        steep: SHEER
      });
      this.#state.refresh();
    }
    this.#keep({ holder: this.#state.holder, energy: this.#energy() });
    this.#state.restore(seed);
  }

  /** Swaps at the very end; a border price they do not weigh, so with one they are left out. */
  #polish(): void {
    if (this.#prices.border > 0 || this.#prices.shape > 0) return;
    this.#state.restore(this.#best.holder);
    polishSwaps(this.#state, this.#prices);
    this.#keep({ holder: this.#state.holder, energy: this.#energy() });
  }

  #progress(): SearchProgress {
    const { holder } = this.#best;
    const state = new SearchState(this.#model, holder);
    return {
      iterations: this.#iterations,
      planned: this.#planned,
      best: holder,
      excess: state.excess(),
      cost: state.cost(this.#prices)
    };
  }

  /** So many starts that each gets its legs; with little time shorter legs, so that there is a choice at all. */
  #startCount(): number {
    const [most, fewest, longest] = this.#keeps ? [REALIGN_STARTS, 1, REALIGN_LEGS] : [24, 6, START_LEGS];
    const whole = EXPLORE * this.#planned;
    const affordable = (whole / fewest - this.#seedCost()) / this.#annealLength();
    const legs = Math.max(Math.min(2, longest), Math.min(longest, affordable));
    const each = this.#seedCost() + legs * this.#annealLength();
    return Math.max(1, Math.min(most, Math.floor(whole / each)));
  }

  /** Flips of the first anneal of a start. */
  #annealLength(): number {
    return Math.floor(Math.min(160 * this.#model.graph.count, this.#planned / 6));
  }

  /** A seed's work in flips' worth, so that iterations measure all the work. */
  #seedCost(): number {
    return this.#keeps ? 0 : Math.floor(seedWork(this.#model) / SEED_STEPS);
  }

  #seedPlan(start: number): Int32Array {
    if (this.#keeps) return joinPieces(this.#model, this.#model.current);
    this.#iterations += this.#seedCost();
    return joinPieces(this.#model, powerSeed(this.#model, createRandom(this.#seed, 'start', start)));
  }

  #priceBy(state: SearchState): Prices {
    const { borderWeight, disruptionWeight } = this.#model;
    const cut = state.cutKm();
    return {
      inertia: this.#open / (state.inertia() || 1),
      border: cut > 0 ? (EARLY_BORDER * borderWeight * BORDER_UNIT * this.#open) / cut : 0,
      shape: EARLY_BORDER * borderWeight * SHAPE_UNIT,
      disruption: disruptionWeight * DISRUPTION_UNIT * this.#open
    };
  }

  /** Prices for melting a window; the draw is skipped where there is no plan to keep. */
  #meltPrices(troubled: boolean): Prices {
    if (!this.#keeps) return this.#prices;
    const ease = power(troubled ? EASED_TROUBLED : EASED, this.#random.next());
    return { ...this.#prices, disruption: ease * this.#prices.disruption };
  }

  /** From here on borders cost their full price; until now they only nudged where territories lie. */
  #chargeBorder(start: Start): void {
    this.#prices = {
      ...this.#prices,
      border: this.#prices.border / EARLY_BORDER,
      shape: this.#prices.shape / EARLY_BORDER
    };
    this.#state.restore(start.holder);
    start.energy = this.#energy();
    this.#best = { holder: start.holder.slice(), energy: start.energy };
  }

  #reprice(): void {
    this.#prices = this.#priceBy(this.#state);
    this.#annealer.prices = this.#prices;
    const annealed = this.#state.holder.slice();
    this.#state.restore(this.#best.holder);
    this.#best.energy = this.#energy();
    this.#state.restore(annealed);
  }

  #energy(): number {
    const cost = this.#state.cost(this.#prices);
    if (this.#state.excess() <= HAIR) return cost;
    const price = this.#keeps ? KNOT * this.#steep : STEEP;
    return cost + UNBALANCED * this.#open + price * this.#state.strain(STRAIN);
  }

  #keep(start: Start): void {
    if (start.energy >= this.#best.energy) return;
    this.#best = { holder: start.holder.slice(), energy: start.energy };
  }

  /** Melt and cool the whole map, in short legs so that the caller can look in. */
  *#annealWhole(iterations: number): Generator<SearchProgress, void> {
    const [hot, cold] = [(this.#keeps ? REALIGN_HOT : HOT) * this.#grain, 0.065 * this.#grain];
    const penalty = (50 * this.#steep) / STEEP;
    this.#annealer.prices = this.#prices;
    const legs = Math.max(1, Math.round(iterations / 50_000));
    const at = (from: number, to: number, leg: number) => from * power(to / from, leg / legs);
    for (let leg = 0; leg < legs; leg++) {
      const last = leg >= 0.8 * legs;
      const price = (step: number) =>
        last ? this.#steep : at(1, penalty, Math.min(1, step / (0.8 * legs)) * legs);
      this.#anneal({
        iterations: Math.floor(iterations / legs),
        hot: at(hot, cold, leg),
        cold: at(hot, cold, leg + 1),
        penaltyFrom: price(leg),
        penaltyTo: price(leg + 1),
        steep: price(leg + 1)
      });
      yield this.#progress();
    }
    this.#state.refresh();
  }

  #anneal(cooling: Cooling, window?: Uint8Array): void {
    this.#annealer.run(cooling, window);
    this.#iterations += cooling.iterations;
  }

  /** Windows on one start until its share of iterations is used. */
  *#improve(start: Start, iterations: number): Generator<SearchProgress, void> {
    const until = this.#iterations + iterations;
    const state = this.#state;
    const { low, high, measureCount, graph } = this.#model;
    state.restore(start.holder);
    const windows = new TerritoryWindows(this.#model, state.holder);
    const penaltyTo = (50 * this.#steep) / STEEP;
    let energy = this.#energy();
    let since = 0;
    while (this.#iterations < until) {
      const bad = windows.open.filter((t) => {
        for (let i = t * measureCount; i < (t + 1) * measureCount; i++) {
          if (state.sum[i]! < low[i]! || state.sum[i]! > high[i]!) return true;
        }
        return false;
      });
      const { window, units, troubled } = windows.pick(this.#random, bad, state.size);
      this.#annealer.prices = this.#meltPrices(troubled);
      const draw = this.#random.next();
      const hot = (troubled ? 6 * power(40, draw) : 2 * power(32, draw)) * this.#grain;
      const share = hot / (65 * this.#grain);
      const length = Math.min(
        Math.max(5000, (troubled ? 250 : 100) * units),
        Math.max(1, until - this.#iterations)
      );
      const penaltyFrom = troubled ? 1 : Math.max(0.3, Math.min(5, 0.5 / share));
      this.#anneal(
        { iterations: length, hot, cold: 0.065 * this.#grain, penaltyFrom, penaltyTo, steep: this.#steep },
        window
      );
      state.refresh();
      const found = this.#energy();
      if (found < energy - 1e-12) {
        energy = found;
        start.energy = found;
        start.holder.set(state.holder);
        windows.update(state.holder);
        this.#keep(start);
      } else state.restore(start.holder);
      since += length;
      if (since >= 50_000 || graph.count > 10_000) {
        since = 0;
        yield this.#progress();
      }
    }
    this.#annealer.prices = this.#prices;
  }
}
