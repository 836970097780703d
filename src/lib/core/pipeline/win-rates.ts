import type { IsoDate, Period } from '../period.ts';
import { openDealsAt, wonBetween, type DealBook, type OpenDeal } from './snapshot.ts';

/** A past day at which as much of the period was left as now, and that period. */
export type PastWindow = { readonly date: IsoDate; readonly period: Period };

/** How many of how many deals were won before the period's end. */
export type Tally = { readonly deals: number; readonly won: number };

/** The rate used for a deal and every count it came from, outermost first. */
export type WinRate = {
  readonly rate: number;
  readonly all: Tally;
  readonly stage: Tally;
  readonly cell: Tally;
  readonly team: Tally;
};

export type WinRates = { rateOf(deal: OpenDeal): WinRate; readonly bandOf: (deal: OpenDeal) => string };

/** How many deals of the wider group a narrower one is mixed with. */
const STAGE_PRIOR = 20;
const CELL_PRIOR = 20;
const TEAM_PRIOR = 60;

const nothing: Tally = { deals: 0, won: 0 };

/** Age in halves of the usual time to win: `0–0.5`, …, `2+`. Deals that have grown old are won far less often. */
export function ageBand(ageDays: number, usualDays: number): string {
  const halves = Math.min(4, Math.floor((2 * ageDays) / Math.max(usualDays, 1)));
  return ['0–0.5', '0.5–1', '1–1.5', '1.5–2', '2+'][Math.max(0, halves)]!;
}

/**
 * Win rates by stage, placement of the expected close and age, at days with the same time left in their period,
 * each shrunk to the wider group: team to cell, cell to stage, stage to all.
 */
export function measureWinRates(book: DealBook, windows: readonly PastWindow[], usualDays: number): WinRates {
  const tallies = new Map<string, { deals: number; won: number }>();
  const count = (key: string, won: boolean) => {
    const tally = tallies.get(key) ?? { deals: 0, won: 0 };
    tallies.set(key, { deals: tally.deals + 1, won: tally.won + (won ? 1 : 0) });
  };
  const bandOf = (deal: OpenDeal) => ageBand(deal.ageDays, usualDays);
  const keysOf = (open: OpenDeal) => {
    const cell = `${open.stage}\u001f${open.placement}\u001f${bandOf(open)}`;
    return {
      stage: `stage\u001f${open.stage}`,
      cell: `cell\u001f${cell}`,
      team: `team\u001f${cell}\u001f${open.deal.team}`
    };
  };
  for (const { date, period } of windows) {
    for (const open of openDealsAt(book, date, period, '9999-12-31')) {
      const won = wonBetween(open.deal, date, period.end);
      const { stage, cell, team } = keysOf(open);
      for (const key of ['all', stage, cell, team]) count(key, won);
    }
  }
  const tallyOf = (key: string): Tally => tallies.get(key) ?? nothing;
  const mix = ({ deals, won }: Tally, towards: number, prior: number) =>
    (won + prior * towards) / (deals + prior);
  return {
    bandOf,
    rateOf(open) {
      const keys = keysOf(open);
      const [all, stage, cell, team] = [
        tallyOf('all'),
        tallyOf(keys.stage),
        tallyOf(keys.cell),
        tallyOf(keys.team)
      ];
      const overall = all.deals > 0 ? all.won / all.deals : 0.2;
      const rate = mix(team, mix(cell, mix(stage, overall, STAGE_PRIOR), CELL_PRIOR), TEAM_PRIOR);
      return { rate, all, stage, cell, team };
    }
  };
}
