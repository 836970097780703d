import { csvText, type CsvCell } from '../csv-text.ts';
import { dateOfDayNumber } from '../period.ts';
import { createRandom, shuffle, type Random } from '../random.ts';
import { keys } from './demo-keys.ts';
import type { DemoCompany } from './generate-company.ts';
import { stages, WON } from './win-opportunities.ts';
import { demoProducts } from './write-lines.ts';

/** A company's files as they come from the field: `texts` by file name, and how many faults of each kind were put in. */
export type SoiledFiles = {
  readonly texts: ReadonlyMap<string, string>;
  readonly faults: {
    readonly duplicateAccounts: number;
    readonly shortZips: number;
    readonly productAliases: number;
    readonly dealsWithoutAccount: number;
    readonly overlaps: number;
    readonly gaps: number;
  };
};

/** Shares of rows at fault (our assumption, after what the Maven CRM files show), and counts for assignments. */
const DIRT = {
  duplicates: 0.01,
  shortZips: 0.005,
  aliases: 0.015,
  withoutAccount: 0.15,
  overlaps: 3,
  gaps: 2
} as const;

/**
 * Accounts, deals, order lines and territory assignments as CSV with the faults an importer must report: each file
 * has a date layout of its own. For tests; the demo itself is clean. `lineCount` order lines are written.
 */
export function soilFiles(seed: number, company: DemoCompany, lineCount = 5000): SoiledFiles {
  const accounts = soilAccounts(company, createRandom(seed, 'dirt', 'accounts'));
  const deals = soilDeals(company, createRandom(seed, 'dirt', 'deals'));
  const lines = soilLines(company, createRandom(seed, 'dirt', 'lines'), lineCount);
  const assignments = soilAssignments(company, createRandom(seed, 'dirt', 'assignments'));
  return {
    texts: new Map([
      ['accounts.csv', csvText(accounts.rows)],
      ['deals.csv', csvText(deals.rows)],
      ['order-lines.csv', csvText(lines.rows)],
      ['territory-assignments.csv', csvText(assignments.rows)]
    ]),
    faults: {
      duplicateAccounts: accounts.duplicates,
      shortZips: accounts.shortZips,
      productAliases: lines.aliases,
      dealsWithoutAccount: deals.withoutAccount,
      overlaps: DIRT.overlaps,
      gaps: DIRT.gaps
    }
  };
}

/** Positions drawn from `count`, `share` of them. */
const drawn = (
  count: number,
  share: number,
  random: Random,
  from = Array.from({ length: count }, (_, i) => i)
) => new Set(shuffle(from, random).slice(0, Math.round(count * share)));

const dayFirst = (day: number) => dateOfDayNumber(day).split('-').reverse().join('-');
const monthFirst = (day: number) => {
  const [year, month, date] = dateOfDayNumber(day).split('-').map(Number);
  return `${month}/${date}/${year}`;
};

function soilAccounts({ accounts, counties }: DemoCompany, random: Random) {
  const duplicates = drawn(accounts.length, DIRT.duplicates, random);
  const withZero = accounts.flatMap(({ zip }, i) => (zip?.startsWith('0') ? [i] : []));
  const short = drawn(accounts.length, DIRT.shortZips, random, withZero);
  const row = (i: number, id: string, name: string): CsvCell[] => {
    const { zip, place, county, created } = accounts[i]!;
    return [
      id,
      name,
      place,
      counties[county]!.state,
      short.has(i) ? zip!.slice(1) : zip,
      dateOfDayNumber(created)
    ];
  };
  const rows = accounts.flatMap(({ name }, i) => {
    const own = row(i, keys.account.textOf(i), name);
    return duplicates.has(i) ? [own, row(i, `D${keys.account.textOf(i)}`, misspell(name, random))] : [own];
  });
  return {
    rows: [['Account Id', 'Account Name', 'City', 'State', 'Zip', 'Created'], ...rows],
    duplicates: duplicates.size,
    shortZips: short.size
  };
}

/** A second spelling: a blank lost, a capital lost, or a trailing blank. */
function misspell(name: string, random: Random): string {
  return [name.replace(' ', ''), name.toLowerCase(), `${name} `][random.below(3)]!;
}

function soilDeals({ opportunities, accounts }: DemoCompany, random: Random) {
  const open = opportunities.flatMap(({ stage }, i) => (stage < WON ? [i] : []));
  const without = drawn(open.length, DIRT.withoutAccount, random, [...open]);
  const rows = opportunities.map(({ account, stage, amountCents, created, close }, i): CsvCell[] => [
    keys.opportunity.textOf(i),
    without.has(i) ? null : accounts[account]!.name,
    stages[stage]!,
    amountCents === null ? null : `$${(amountCents / 100).toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',')}`,
    dayFirst(created),
    dayFirst(close)
  ]);
  return {
    rows: [['Deal ID', 'Account', 'Deal Stage', 'Amount', 'Created On', 'Close Date'], ...rows],
    withoutAccount: without.size
  };
}

function soilLines({ transactions, lines, orders }: DemoCompany, random: Random, lineCount: number) {
  const count = Math.min(lineCount, transactions.lines.length);
  const aliased = drawn(count, DIRT.aliases, random);
  const rows = Array.from({ length: count }, (_, row): CsvCell[] => {
    const line = transactions.lines[row]!;
    const { name } = demoProducts[lines.products[line]!]!;
    return [
      keys.transaction.textOf(row),
      keys.account.textOf(orders.accounts[lines.orders[line]!]!),
      aliased.has(row) ? name.replaceAll(' ', '') : name,
      monthFirst(transactions.days[row]!),
      { number: (transactions.cents[row]! / 100).toFixed(2) }
    ];
  });
  return {
    rows: [['Row ID', 'Customer ID', 'Product', 'Order Date', 'Sales'], ...rows],
    aliases: aliased.size
  };
}

/** Holders of a seat follow each other; some begin a month before the seat is empty, some seats wait a month. */
function soilAssignments({ staff }: DemoCompany, random: Random) {
  const seats = staff.seats.rep.flatMap(({ tenures }, territory) => (tenures.length > 1 ? [territory] : []));
  const chosen = shuffle(seats, random).slice(0, DIRT.overlaps + DIRT.gaps);
  const shift = new Map(chosen.map((territory, i) => [territory, i < DIRT.overlaps ? -30 : 30]));
  const rows = staff.seats.rep.flatMap(({ tenures }, territory) =>
    tenures.map(({ person, start }, i): CsvCell[] => {
      const end = tenures[i + 1]?.start;
      const moved = i === 0 ? (shift.get(territory) ?? 0) : 0;
      return [
        keys.territory.textOf(territory),
        keys.rep.textOf(person),
        dateOfDayNumber(start),
        end === undefined ? null : dateOfDayNumber(end - moved)
      ];
    })
  );
  return { rows: [['Territory', 'Sales Rep', 'Start Date', 'End Date'], ...rows] };
}
