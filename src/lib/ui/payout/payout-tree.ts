import { type Decimal, ZERO } from '../../core/money.ts';
import type { PayoutRow } from './payout-rows.ts';

/** A row of the drill: a payee, or a team with the sums of everybody in it. */
export type PayoutNode = {
  readonly key: string;
  readonly kind: 'team' | 'payee';
  /** From 1. */
  readonly level: number;
  /** Whether what is under it is shown; undefined for a payee. */
  readonly open: boolean | undefined;
  /** Payees in it, the leader with the team. */
  readonly people: number;
  readonly row: PayoutRow;
};

/** Who leads whom: the manager of a payee, and how a person is called. */
export type Organisation = {
  readonly managerOf: (payee: string) => string | undefined;
  readonly person: (payee: string) => { readonly name: string; readonly title: string };
};

type Order = (rows: readonly PayoutNode[]) => readonly PayoutNode[];

/**
 * The rows as region, team and rep: each leader's team is a row with its sums, which add up to the rows under it to
 * the cent. Siblings are ordered by `order`, the leader first. Teams named in `closed` keep theirs to themselves.
 */
export function payoutTree(
  rows: readonly PayoutRow[],
  { managerOf, person }: Organisation,
  closed: ReadonlySet<string>,
  order: Order
): PayoutNode[] {
  const leaders = leadersOf(rows, managerOf);
  const byTeam = new Map<string | undefined, PayoutRow[]>();
  const teamsOf = new Map<string | undefined, string[]>();
  const file = <T>(map: Map<string | undefined, T[]>, key: string | undefined, item: T) =>
    void map.set(key, [...(map.get(key) ?? []), item]);
  const placeOf = (payee: string) => {
    const manager = managerOf(payee);
    return manager !== undefined && leaders.has(manager) ? manager : undefined;
  };
  for (const row of rows) file(byTeam, leaders.has(row.payee) ? row.payee : placeOf(row.payee), row);
  for (const leader of leaders) file(teamsOf, placeOf(leader), leader);

  type Branch = { readonly node: PayoutNode; readonly under: readonly Branch[] };
  const branch = (leader: string | undefined, level: number): Branch[] => {
    const members = (byTeam.get(leader) ?? []).map((row): Branch => {
      return {
        node: { key: row.payee, kind: 'payee', level, open: undefined, people: 1, row },
        under: []
      };
    });
    const teams = (teamsOf.get(leader) ?? []).map((team): Branch => {
      const under = branch(team, level + 1);
      const { name, title } = person(team);
      const parts = under.map(({ node }) => node);
      const key = teamKey(team);
      const node: PayoutNode = {
        key,
        kind: 'team',
        level,
        open: !closed.has(key),
        people: parts.reduce((sum, { people }) => sum + people, 0),
        row: sumRows(parts.map(({ row }) => row), { payee: team, name, title }) // prettier-ignore
      };
      return { node, under };
    });
    const place = new Map([...members, ...teams].map((one) => [one.node, one]));
    const own = members.filter(({ node }) => node.row.payee === leader).map(({ node }) => node);
    const others = [...place.keys()].filter((node) => !own.includes(node));
    return [...own, ...order(others)].map((node) => place.get(node)!);
  };
  const flatten = (branches: readonly Branch[]): PayoutNode[] =>
    branches.flatMap(({ node, under }) => [node, ...(node.open ? flatten(under) : [])]);
  return flatten(branch(undefined, 1));
}

export const teamKey = (leader: string): string => `team:${leader}`;

/** Everybody somebody on the sheet reports to, directly or through others; a loop in the data has no leader. */
function leadersOf(rows: readonly PayoutRow[], managerOf: Organisation['managerOf']): Set<string> {
  const leaders = new Set<string>();
  for (const { payee } of rows) {
    const chain: string[] = [];
    for (let manager = managerOf(payee); manager !== undefined; manager = managerOf(manager)) {
      if (manager === payee || chain.includes(manager)) {
        chain.length = 0;
        break;
      }
      chain.push(manager);
    }
    for (const manager of chain) leaders.add(manager);
  }
  return leaders;
}

/** Rows as one: quota, credit and pay added up, attainment the total's. */
export function sumRows(
  rows: readonly PayoutRow[],
  who: { readonly payee: string; readonly name: string; readonly title: string }
): PayoutRow {
  const sum = (of: (row: PayoutRow) => Decimal) => rows.reduce((total, row) => total.plus(of(row)), ZERO);
  const [quota, credit] = [sum((row) => row.quota), sum((row) => row.credit)];
  const periods = new Set(rows.flatMap(({ paid }) => [...paid.keys()]));
  return {
    ...who,
    manager: '',
    plan: '',
    quota,
    credit,
    attainment: quota.gt(0) ? credit.div(quota) : undefined,
    paid: new Map([...periods].sort().map((period) => [period, sum(({ paid }) => paid.get(period) ?? ZERO)])),
    total: sum(({ total }) => total),
    base: sum(({ base }) => base)
  };
}
