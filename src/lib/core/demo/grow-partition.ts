import { assert } from '../assert.ts';
import { createWeightedPick } from '../random-variates.ts';
import type { Random } from '../random.ts';
import type { DemoCounty } from './demo-geography.ts';

/**
 * Divide connected counties into contiguous groups, one per target: grown from seed counties (drawn by population,
 * far from each other), always where the group is furthest from its target, then refined county by county along
 * the borders. The best of a few drawings is kept. Returns the group of each member. Targets are relative sizes.
 */
export function growPartition(
  counties: readonly DemoCounty[],
  members: readonly number[],
  targets: readonly number[],
  random: Random
): Map<number, number> {
  const total = members.reduce((sum, i) => sum + counties[i]!.potential, 0);
  const shares = targets.reduce((sum, target) => sum + target, 0);
  const goals = targets.map((target) => (target / shares) * total);
  const drawings = Array.from({ length: DRAWINGS }, () => drawOnce(counties, members, goals, random));
  return drawings.reduce((best, next) => (next.miss < best.miss ? next : best)).groups;
}

const DRAWINGS = 4;

function drawOnce(
  counties: readonly DemoCounty[],
  members: readonly number[],
  goals: readonly number[],
  random: Random
): { groups: Map<number, number>; miss: number } {
  const groups = new Map<number, number>();
  const filled = goals.map(() => 0);
  const seeds = chooseSeeds(counties, members, goals, random);
  const inside = new Set(members);
  const frontiers = goals.map(() => new Set<number>());
  const assign = (county: number, group: number) => {
    groups.set(county, group);
    filled[group]! += counties[county]!.potential;
    for (const next of counties[county]!.neighbours) if (inside.has(next)) frontiers[group]!.add(next);
  };
  seeds.forEach(assign);
  while (groups.size < members.length) {
    const order = goals
      .map((_, group) => group)
      .sort((a, b) => filled[a]! / goals[a]! - filled[b]! / goals[b]! || a - b);
    const grown = order.some((group) => {
      const county = takeNearest(counties, groups, frontiers[group]!, seeds[group]!);
      if (county !== undefined) assign(county, group);
      return county !== undefined;
    });
    assert(grown, 'counties of a region must be connected');
  }
  refine(counties, inside, groups, goals, filled);
  return { groups, miss: goals.reduce((sum, goal, group) => sum + (filled[group]! / goal - 1) ** 2, 0) };
}

const squaredKm = (a: DemoCounty, b: DemoCounty) => (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);

/** Counties too large for a group are seeds at once; the others by population × squared distance to the nearest seed. */
function chooseSeeds(
  counties: readonly DemoCounty[],
  members: readonly number[],
  goals: readonly number[],
  random: Random
): number[] {
  const mean = goals.reduce((sum, goal) => sum + goal, 0) / goals.length;
  const seeds = members
    .filter((i) => counties[i]!.potential > 0.8 * mean)
    .sort((a, b) => counties[b]!.potential - counties[a]!.potential || a - b)
    .slice(0, goals.length);
  while (seeds.length < goals.length) {
    const weights = members.map((i) => {
      const nearest = seeds.reduce(
        (km, seed) => Math.min(km, squaredKm(counties[i]!, counties[seed]!)),
        4_000_000
      );
      return seeds.includes(i) ? 0 : counties[i]!.population * nearest;
    });
    seeds.push(members[createWeightedPick(weights)(random)]!);
  }
  return seeds;
}

/** The free county of a frontier nearest to the seed; taken ones are dropped on the way. */
function takeNearest(
  counties: readonly DemoCounty[],
  groups: ReadonlyMap<number, number>,
  frontier: Set<number>,
  seed: number
): number | undefined {
  let best: { county: number; km: number } | undefined;
  for (const county of frontier) {
    if (groups.has(county)) {
      frontier.delete(county);
      continue;
    }
    const km = squaredKm(counties[county]!, counties[seed]!);
    if (!best || km < best.km || (km === best.km && county < best.county)) best = { county, km };
  }
  return best?.county;
}

/** Move border counties while that brings both groups nearer to their targets and leaves the giver in one piece. */
function refine(
  counties: readonly DemoCounty[],
  inside: ReadonlySet<number>,
  groups: Map<number, number>,
  goals: readonly number[],
  filled: number[]
): void {
  const miss = (group: number, change: number) => ((filled[group]! + change) / goals[group]! - 1) ** 2;
  for (let pass = 0, moved = true; moved && pass < 40; pass++) {
    moved = false;
    for (const county of [...groups.keys()].sort((a, b) => a - b)) {
      const from = groups.get(county)!;
      const size = counties[county]!.potential;
      const receivers = new Set(
        counties[county]!.neighbours.filter((next) => inside.has(next)).map((next) => groups.get(next)!)
      );
      receivers.delete(from);
      for (const to of [...receivers].sort((a, b) => a - b)) {
        const gain = miss(from, 0) + miss(to, 0) - miss(from, -size) - miss(to, size);
        if (gain <= 1e-9 || !staysWhole(counties, groups, county)) continue;
        groups.set(county, to);
        filled[from]! -= size;
        filled[to]! += size;
        moved = true;
        break;
      }
    }
  }
}

/** True where a group stays one piece, and not empty, without one of its counties. */
export function staysWhole(
  counties: readonly DemoCounty[],
  groups: ReadonlyMap<number, number>,
  without: number
): boolean {
  const group = groups.get(without);
  const near = counties[without]!.neighbours.filter((next) => groups.get(next) === group);
  if (near.length === 0) return false;
  const wanted = new Set(near);
  const queue = [near[0]!];
  const seen = new Set([without, near[0]!]);
  wanted.delete(near[0]!);
  for (const at of queue) {
    if (wanted.size === 0) return true;
    for (const next of counties[at]!.neighbours) {
      if (groups.get(next) !== group || seen.has(next)) continue;
      seen.add(next);
      wanted.delete(next);
      queue.push(next);
    }
  }
  return wanted.size === 0;
}
