import { gini } from '../fairness/gini.ts';
import { coefficientOfVariation } from '../fairness/spread.ts';
import { Decimal } from '../money.ts';
import { exponential } from '../portable-math.ts';
import { normal } from '../random-variates.ts';
import { createRandom } from '../random.ts';
import type { DemoCounty } from './demo-geography.ts';
import { demoRegions } from './demo-regions.ts';
import { growPartition } from './grow-partition.ts';

/** A territory and its place in the tree; positions count from 0 over the whole company. */
export type DemoTerritory = {
  readonly region: number;
  readonly district: number;
  readonly counties: readonly number[];
  readonly potential: number;
};

/**
 * Aims of the alignment (our assumption): uneven enough that balancing has something to win. Los Angeles County
 * alone has 3.7 times the mean and cannot be divided, so the variation is that of the other territories.
 */
const aims = { variation: 0.35, gini: 0.2 };
const unevenness = [0.15, 0.2, 0.25, 0.3, 0.35];

/** 104 contiguous territories, at the unevenness that comes nearest to the aims of variation and Gini. */
export function drawTerritories(seed: number, counties: readonly DemoCounty[]): DemoTerritory[] {
  const drawn = unevenness.map((sigma) => {
    const territories = drawAt(seed, counties, sigma);
    const potentials = territories.map(({ potential }) => potential);
    const others = potentials.filter((potential) => potential < Math.max(...potentials));
    const miss =
      Math.abs(coefficientOfVariation(others.map(toDecimal)).toNumber() - aims.variation) +
      2 * Math.abs(gini(potentials.map(toDecimal)).toNumber() - aims.gini);
    return { territories, miss };
  });
  return drawn.reduce((best, next) => (next.miss < best.miss ? next : best)).territories;
}

const toDecimal = (value: number) => new Decimal(value);

function drawAt(seed: number, counties: readonly DemoCounty[], sigma: number): DemoTerritory[] {
  const territories: DemoTerritory[] = [];
  let district = 0;
  demoRegions.forEach(({ name, states, seats }, region) => {
    const random = createRandom(seed, 'territories', name);
    const members = counties.flatMap(({ state }, i) => (states.includes(state) ? [i] : []));
    const districts = growPartition(counties, members, seats, random);
    seats.forEach((count, part) => {
      const own = members.filter((i) => districts.get(i) === part);
      const targets = Array.from({ length: count }, () => exponential(sigma * normal(random)));
      const groups = growPartition(counties, own, targets, random);
      for (let group = 0; group < count; group++) {
        const held = own.filter((i) => groups.get(i) === group);
        const potential = held.reduce((sum, i) => sum + counties[i]!.potential, 0);
        territories.push({ region, district, counties: held, potential });
      }
      district += 1;
    });
  });
  return territories;
}
