import { DEMO_START, START_DAY } from './demo-calendar.ts';
import { industries } from './demo-names.ts';
import { keys, keyTexts } from './demo-keys.ts';
import { coded, constant, dates, demoTable, money, text, type DemoTable } from './demo-table.ts';
import type { DemoCompany } from './generate-company.ts';
import { segments } from './open-accounts.ts';
import { hashSeed } from '../random.ts';
import {
  leadSources,
  openStages,
  opportunityTypes,
  stageProbability,
  stages,
  WON
} from './win-opportunities.ts';

export function accountTable({ accounts, counties }: DemoCompany): DemoTable {
  const rows = accounts.length;
  return demoTable('account', rows, {
    account_id: keys.account.column(accounts.map((_, i) => i)),
    name: text(accounts.map(({ name }) => name)),
    parent_account_id: keyTexts(
      keys.account,
      accounts.map(({ parent }) => parent)
    ),
    industry: coded(
      industries.map(({ name }) => name),
      accounts.map(({ industry }) => industry)
    ),
    segment: coded(
      segments,
      accounts.map(({ segment }) => segment)
    ),
    employees: { kind: 'count', values: Int32Array.from(accounts, ({ employees }) => employees) },
    annual_revenue: money(accounts.map(({ annualRevenueCents }) => annualRevenueCents)),
    currency_code: constant('USD', rows),
    street: text(accounts.map(({ street }) => street)),
    city: text(accounts.map(({ place }) => place)),
    state: text(accounts.map(({ county }) => counties[county]!.state)),
    postal_code: text(accounts.map(({ zip }) => zip)),
    country: constant('US', rows),
    county_fips: text(accounts.map(({ county }) => counties[county]!.fips)),
    lat: { kind: 'coordinate', values: Float64Array.from(accounts, ({ latitude }) => latitude) },
    lon: { kind: 'coordinate', values: Float64Array.from(accounts, ({ longitude }) => longitude) },
    created_date: dates(accounts.map(({ created }) => created))
  });
}

/** Named accounts stand outside geography: their territory is assigned. */
export function accountAssignmentTable({ accounts }: DemoCompany): DemoTable {
  const named = accounts.flatMap(({ named: territory, created }, account) =>
    territory === null ? [] : [{ account, territory, created }]
  );
  return demoTable('account_assignment', named.length, {
    account_id: keys.account.column(named.map(({ account }) => account)),
    territory_id: keys.territory.column(named.map(({ territory }) => territory)),
    rep_id: text(named.map(() => null)),
    cause: constant('named account', named.length),
    start_date: dates(named.map(({ created }) => Math.max(created, START_DAY))),
    end_date: dates(named.map(() => null)),
    known_at: {
      kind: 'moment',
      seconds: Float64Array.from(named, ({ created }) => Math.max(created, START_DAY) * 86_400)
    }
  });
}

const categories = ['Pipeline', 'Best Case', 'Commit', 'Closed', 'Omitted'];
const categoryOf = [0, 0, 1, 2, 3, 4];

export function opportunityTable({ opportunities, accounts }: DemoCompany): DemoTable {
  const rows = opportunities.length;
  return demoTable('opportunity', rows, {
    opportunity_id: keys.opportunity.column(opportunities.map((_, i) => i)),
    account_id: keys.account.column(opportunities.map(({ account }) => account)),
    owner_rep_id: keys.rep.column(opportunities.map(({ owner }) => owner)),
    name: text(
      opportunities.map(
        ({ account, type }) => `${accounts[account]!.name}: ${opportunityTypes[type]!.toLowerCase()}`
      )
    ),
    stage: coded(
      stages,
      opportunities.map(({ stage }) => stage)
    ),
    is_closed: {
      kind: 'truth',
      values: Uint8Array.from(opportunities, ({ stage }) => (stage >= openStages.length ? 1 : 0))
    },
    is_won: { kind: 'truth', values: Uint8Array.from(opportunities, ({ stage }) => (stage === WON ? 1 : 0)) },
    amount: money(opportunities.map(({ amountCents }) => amountCents)),
    currency_code: constant('USD', rows),
    probability: {
      kind: 'rate',
      millionths: Int32Array.from(opportunities, ({ stage }) => stageProbability[stage]! * 1_000_000)
    },
    forecast_category: coded(
      categories,
      opportunities.map(({ stage }) => categoryOf[stage]!)
    ),
    created_date: dates(opportunities.map(({ created }) => created)),
    engage_date: dates(opportunities.map(({ engaged }) => engaged)),
    close_date: dates(opportunities.map(({ close }) => close)),
    lead_source: coded(
      leadSources,
      opportunities.map(({ leadSource }) => leadSource)
    ),
    type: coded(
      opportunityTypes,
      opportunities.map(({ type }) => type)
    )
  });
}

/** Every stage a deal entered, at an hour of the working day. */
export function stageHistoryTable({ opportunities }: DemoCompany): DemoTable {
  const changes = opportunities.flatMap(({ entered, amountCents }, opportunity) =>
    entered.map(({ stage, day, expected }) => ({ opportunity, stage, day, amountCents, expected }))
  );
  return demoTable('opportunity_stage_history', changes.length, {
    opportunity_id: keys.opportunity.column(changes.map(({ opportunity }) => opportunity)),
    changed_at: {
      kind: 'moment',
      seconds: Float64Array.from(
        changes,
        ({ opportunity, day }) => day * 86_400 + (8 + (hashSeed(opportunity, day) % 10)) * 3600
      )
    },
    stage: coded(
      stages,
      changes.map(({ stage }) => stage)
    ),
    amount: money(changes.map(({ amountCents }) => amountCents)),
    close_date: dates(changes.map(({ expected }) => expected)),
    probability: {
      kind: 'rate',
      millionths: Int32Array.from(changes, ({ stage }) => stageProbability[stage]! * 1_000_000)
    }
  });
}

/** Kept beside the tables so that the model's name says since when it holds. */
export const TERRITORY_MODEL = `counties-${DEMO_START}`;
