import type { IsoDate, Period } from '../period.ts';
import { openDealsAt, stillOpen, wonBetween, type DealBook, type OpenDeal } from './snapshot.ts';
import type { WinCurve } from './win-curve.ts';

/** A past day at which as much of the period was left as now, and that period. */
export type PastWindow = { readonly date: IsoDate; readonly period: Period };

/**
 * How many of how many deals were won before the period's end, how many were still open then, and how many wins the
 * curve of all deals expects at their ages.
 */
export type Tally = {
  readonly deals: number;
  readonly won: number;
  readonly open: number;
  readonly curve: number;
};

/** The rate used for a deal and every count it came from, outermost first. */
export type WinRate = {
  readonly rate: number;
  /** The chance to be still open at the period's end. */
  readonly open: number;
  /** The chance all deals of this age have, whatever their stage. */
  readonly curve: number;
  readonly all: Tally;
  readonly stage: Tally;
  readonly cell: Tally;
  readonly team: Tally;
};

const nothing: Tally = { deals: 0, won: 0, open: 0, curve: 0 };

export type WinRates = { rateOf(deal: OpenDeal): WinRate; readonly bandOf: (deal: OpenDeal) => string };

/**
 * A narrower group is mixed with the wider one by wins: it counts as much as the wider one once the curve expects so
 * many wins of it.
 */
const STAGE_PRIOR = 5;
const CELL_PRIOR = 5;
const TEAM_PRIOR = 60;

/** Deals not won of the wider group that a narrower one is mixed with, for the share still open. */
const OPEN_PRIOR = 20;

/** No chance is surer than this: the curve times a ratio may pass 1, a deal never does. */
const MOST = 0.97;

/** Age in halves of the usual time to win: `0–0.5`, …, `2+`. Deals that have grown old are won far less often. */
export function ageBand(ageDays: number, usualDays: number): string {
  const halves = Math.min(4, Math.floor((2 * ageDays) / Math.max(usualDays, 1)));
  return ['0–0.5', '0.5–1', '1–1.5', '1.5–2', '2+'][Math.max(0, halves)]!;
}

/**
 * The chance to be won in the period: what the win curve gives a deal of this age, times how much more (or less) often
 * than the curve expects the deals of its stage, placement of the expected close, age and team were won, at days with
 * the same time left in their period. Each ratio is shrunk to the wider group's: team to cell, cell to stage, stage
 * to all.
 */
export function measureWinRates(
  book: DealBook,
  windows: readonly PastWindow[],
  usualDays: number,
  { curve, horizon }: { readonly curve: WinCurve; readonly horizon: number }
): WinRates {
  const tallies = new Map<string, Tally>();
  const bandOf = (deal: OpenDeal) => ageBand(deal.ageDays, usualDays);
  const keysOf = (open: OpenDeal) => {
    const cell = `${open.stage}\u001f${open.placement}\u001f${bandOf(open)}`;
    return ['all', `stage\u001f${open.stage}`, `cell\u001f${cell}`, `team\u001f${cell}\u001f${open.deal.team}`]; // prettier-ignore
  };
  const tallyOf = (key: string) => tallies.get(key) ?? nothing;
  for (const { date, period } of windows) {
    for (const open of openDealsAt(book, date, period, '9999-12-31')) {
      const won = wonBetween(open.deal, date, period.end) ? 1 : 0;
      const left = stillOpen(open.deal, period.end) ? 1 : 0;
      const ahead = curve.chance(open.ageDays, horizon);
      for (const key of keysOf(open)) {
        const before = tallyOf(key);
        tallies.set(key, {
          deals: before.deals + 1,
          won: before.won + won,
          open: before.open + left,
          curve: before.curve + ahead
        });
      }
    }
  }
  return {
    bandOf,
    rateOf(open) {
      const [all, stage, cell, team] = keysOf(open).map(tallyOf) as [Tally, Tally, Tally, Tally];
      const ahead = curve.chance(open.ageDays, horizon);
      const mix = (part: Tally, towards: number, prior: number) =>
        (part.won + prior * towards) / (part.curve + prior);
      const overall = all.curve > 0 ? all.won / all.curve : 1;
      const ratio = mix(team, mix(cell, mix(stage, overall, STAGE_PRIOR), CELL_PRIOR), TEAM_PRIOR);
      const rate = Math.min(MOST, ratio * ahead);
      return {
        rate,
        open: stillOpenShare([all, stage, cell, team], rate),
        curve: ahead,
        all,
        stage,
        cell,
        team
      };
    }
  };
}

/** Of the deals not won, the share still open at the period's end, each group's shrunk to the wider one's. */
function stillOpenShare(groups: readonly Tally[], rate: number): number {
  const share = groups.reduce((wider, { deals, won, open }) => {
    const kept = deals - won;
    return (open + OPEN_PRIOR * wider) / (kept + OPEN_PRIOR);
  }, 0.5);
  return (1 - rate) * share;
}
