import { reject, succeed, type Problem, type Result } from '../result.ts';
import type { BalanceProblem } from './balance-problem.ts';
import { buildUnitGraph, type UnitGraph } from './unit-graph.ts';

/** A problem whose groups are single units, and the way back from its plans to plans of the original units. */
export type GroupedProblem = {
  readonly problem: BalanceProblem;
  expand(holder: Int32Array): Int32Array;
};

/**
 * Make one unit of every group that must stay together: at the weighted centre of its members, with their sums and
 * their outer borders. What is said of a member (a lock, its territory today) holds for the group; members that
 * contradict each other, or do not touch, come back as a sentence each.
 */
export function groupUnits(problem: BalanceProblem): Result<GroupedProblem> {
  const groups = (problem.groups ?? []).filter((members) => members.length > 1);
  if (groups.length === 0) return succeed({ problem, expand: (holder) => holder });
  const { graph } = problem;
  const groupOf = new Int32Array(graph.count).fill(-1);
  const problems: Problem[] = [];
  const report = (code: string, message: string) => void problems.push({ code, message, path: ['groups'] });
  groups.forEach((members, group) => {
    for (const unit of members) {
      if (groupOf[unit]! >= 0 && groupOf[unit] !== group)
        report(
          'two-groups',
          `Unit ${graph.ids[unit]} is in two groups: keep it in one, or make them one group.`
        );
      groupOf[unit] = group;
    }
  });
  groups.forEach((members) => {
    const name = `The group of ${members
      .slice(0, 3)
      .map((unit) => graph.ids[unit])
      .join(', ')}${members.length > 3 ? ', …' : ''}`;
    if (!touches(graph, members))
      report(
        'group-apart',
        `${name} cannot stay together in one piece: its units do not touch, so add a link edge.`
      );
    const homes = new Set(members.map((unit) => problem.locks?.[unit] ?? -1).filter((t) => t >= 0));
    for (const unit of members)
      if (problem.protectedUnits?.includes(unit) === true) homes.add(problem.current?.[unit] ?? -1);
    if (homes.size > 1)
      report(
        'contradictory-locks',
        `${name} must stay together, but its units are locked to different territories.`
      );
  });
  if (problems.length > 0) return reject(...problems);
  return contract(problem, groups, groupOf);
}

function contract(
  problem: BalanceProblem,
  groups: readonly (readonly number[])[],
  groupOf: Int32Array
): Result<GroupedProblem> {
  const { graph } = problem;
  const head = (unit: number) => (groupOf[unit]! < 0 ? unit : groups[groupOf[unit]!]![0]!);
  const heads = Array.from({ length: graph.count }, (_, unit) => unit).filter((unit) => head(unit) === unit);
  const membersOf = (unit: number) => (groupOf[unit]! < 0 ? [unit] : groups[groupOf[unit]!]!);
  const built = buildUnitGraph(
    heads.map((unit) => mergedUnit(graph, membersOf(unit))),
    mergedEdges(graph, head),
    graph.measureNames
  );
  if (!built.ok) return built;
  const small = built.value;
  const place = Int32Array.from({ length: graph.count }, (_, unit) =>
    small.indexOf.get(graph.ids[head(unit)]!)!
  );
  const gather = (holder: Int32Array | undefined, choose: (members: readonly number[]) => number) => {
    if (holder === undefined) return undefined;
    const gathered = new Int32Array(small.count).fill(-1);
    for (const unit of heads) gathered[place[unit]!] = choose(membersOf(unit));
    return gathered;
  };
  return succeed({
    problem: {
      ...problem,
      graph: small,
      groups: [],
      locks: gather(problem.locks, (members) => Math.max(...members.map((unit) => problem.locks![unit]!))),
      current: gather(problem.current, (members) => heaviestHome(graph, problem.current!, members)),
      protectedUnits: [...new Set((problem.protectedUnits ?? []).map((unit) => place[unit]!))]
    },
    expand: (holder) => place.map((at) => holder[at]!)
  });
}

function touches({ start, neighbor }: UnitGraph, members: readonly number[]): boolean {
  const missing = new Set(members);
  const queue = [members[0]!];
  missing.delete(members[0]!);
  for (const at of queue) {
    for (let slot = start[at]!; slot < start[at + 1]!; slot++)
      if (missing.delete(neighbor[slot]!)) queue.push(neighbor[slot]!);
  }
  return missing.size === 0;
}

function mergedUnit(graph: UnitGraph, members: readonly number[]) {
  const sum = (column: Float64Array) => members.reduce((total, unit) => total + column[unit]!, 0);
  const weight = graph.values[0]!;
  const total = sum(weight);
  const share = (unit: number) => (total > 0 ? weight[unit]! / total : 1 / members.length);
  const inside = new Set(members);
  let inner = 0;
  for (const unit of members) {
    for (let slot = graph.start[unit]!; slot < graph.start[unit + 1]!; slot++)
      if (inside.has(graph.neighbor[slot]!)) inner += graph.border[slot]!;
  }
  return {
    id: graph.ids[members[0]!]!,
    x: members.reduce((at, unit) => at + share(unit) * graph.x[unit]!, 0),
    y: members.reduce((at, unit) => at + share(unit) * graph.y[unit]!, 0),
    measures: graph.values.map(sum),
    areaKm2: graph.areaKm2 && sum(graph.areaKm2),
    perimeterKm: graph.perimeterKm && Math.max(0, sum(graph.perimeterKm) - inner)
  };
}

function mergedEdges(graph: UnitGraph, head: (unit: number) => number) {
  const km = new Map<string, { u: string; v: string; borderKm: number }>();
  for (let e = 0; e < graph.edgeCount; e++) {
    const [a, b] = [head(graph.edgeFrom[e]!), head(graph.edgeTo[e]!)];
    if (a === b) continue;
    const key = a < b ? `${a}-${b}` : `${b}-${a}`;
    const known = km.get(key);
    if (known === undefined) km.set(key, { u: graph.ids[a]!, v: graph.ids[b]!, borderKm: graph.edgeKm[e]! });
    else known.borderKm += graph.edgeKm[e]!;
  }
  return [...km.values()].map(({ u, v, borderKm }) => (graph.hasBorderKm ? { u, v, borderKm } : { u, v }));
}

/** The territory that holds most of a group today. */
function heaviestHome(graph: UnitGraph, current: Int32Array, members: readonly number[]): number {
  const held = new Map<number, number>();
  for (const unit of members)
    held.set(current[unit]!, (held.get(current[unit]!) ?? 0) + graph.values[0]![unit]! + 1e-9);
  return [...held].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
