import { Decimal, ZERO } from '../../core/money.ts';
import type { Evaluation, RepRow } from '../../scenario/evaluation.ts';

/** What everybody under one leader is paid, credited and asked for. */
export type RegionFigures = {
  readonly paid: Decimal;
  readonly credit: Decimal;
  readonly quota: Decimal;
};
export type RegionRow = {
  /** The leader's id; '' for who is under nobody. */
  readonly leader: string;
  readonly name: string;
  readonly base: RegionFigures;
  readonly other: RegionFigures;
};

const NOTHING: RegionFigures = { paid: ZERO, credit: ZERO, quota: ZERO };
type People = Pick<Evaluation, 'reps' | 'payouts' | 'attainment'>;

/**
 * Base and scenario by region: everybody under one of those who report to the head of the company, or under one head
 * where there are several. The head stands alone. Sums are exact, so the rows add up to the whole.
 */
export function regionRows(base: People, other: People): RegionRow[] {
  const people = new Map([...base.reps, ...other.reps].map((rep) => [rep.rep, rep]));
  const [before, after] = [sumByLeader(base, people), sumByLeader(other, people)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((leader) => ({
      leader,
      name: leader === '' ? 'Nobody’s region' : (people.get(leader)?.name ?? leader),
      base: before.get(leader) ?? NOTHING,
      other: after.get(leader) ?? NOTHING
    }))
    .sort((a, b) => b.base.paid.comparedTo(a.base.paid) || (a.leader < b.leader ? -1 : 1));
}

function sumByLeader({ payouts, attainment }: People, people: ReadonlyMap<string, RepRow>) {
  const leaderOf = leaders(people);
  const sums = new Map<string, RegionFigures>();
  const add = (person: string, part: Partial<Record<keyof RegionFigures, string>>) => {
    const leader = leaderOf(person);
    const { paid, credit, quota } = sums.get(leader) ?? NOTHING;
    sums.set(leader, {
      paid: paid.plus(part.paid ?? 0),
      credit: credit.plus(part.credit ?? 0),
      quota: quota.plus(part.quota ?? 0)
    });
  };
  for (const { payee, paid } of payouts) add(payee, { paid });
  for (const { rep, credit, quota } of attainment) add(rep, { credit, quota });
  return sums;
}

/** Whose region a person is in. Lines of managers that bite their own tail end where they begin to repeat. */
export function leaders(people: ReadonlyMap<string, RepRow>): (person: string) => string {
  const managerOf = (person: string) => {
    const manager = people.get(person)?.manager ?? undefined;
    return manager !== undefined && people.has(manager) ? manager : undefined;
  };
  const lineOf = (person: string): string[] => {
    const line = [person];
    for (let next = managerOf(person); next !== undefined && !line.includes(next); next = managerOf(next))
      line.push(next);
    return line;
  };
  const managers = new Set([...people.keys()].flatMap((person) => managerOf(person) ?? []));
  const heads = [...managers].filter((person) => managerOf(person) === undefined);
  return (person) => {
    const line = lineOf(person);
    const head = line.at(-1)!;
    if (!managers.has(head)) return '';
    const under = line.at(-2);
    return heads.length === 1 && under !== undefined && managers.has(under) ? under : head;
  };
}
