import { chance, lognormal, pick, uniform } from '../random-variates.ts';
import { createRandom, shuffle, type Random } from '../random.ts';
import { END_DAY, START_DAY } from './demo-calendar.ts';
import type { DemoCounty } from './demo-geography.ts';
import { accountWords, industries, streetKinds, streetNames } from './demo-names.ts';
import type { DemoTerritory } from './draw-territories.ts';

export const segments = ['SMB', 'Mid-market', 'Enterprise'] as const;

export type DemoAccount = {
  readonly name: string;
  readonly parent: number | null;
  readonly industry: number;
  /** 0 SMB, 1 mid-market, 2 enterprise. */
  readonly segment: number;
  /** Relative buying power, median 1. */
  readonly size: number;
  readonly employees: number;
  readonly annualRevenueCents: number;
  readonly street: string;
  readonly county: number;
  readonly zip: string | null;
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly created: number;
  /** The territory of a named account, which stands outside geography. */
  readonly named: number | null;
};

const ACCOUNTS = 9000;
/**
 * Spread of account sizes. With the chance of orders on top, the revenue of accounts spreads as measured in
 * AdventureWorks (s.d. of the logarithm 1.28, the top fifth has 67 %).
 */
const SIZE_SIGMA = 1.1;
const SEGMENT_SHARES = { smb: 0.7, midMarket: 0.24 };
const NAMED_SHARE = 0.02;

/** 9,000 accounts, placed by county potential; the largest are enterprises, and 2 % are named accounts. */
export function openAccounts(
  seed: number,
  counties: readonly DemoCounty[],
  territories: readonly DemoTerritory[],
  territoryOf: Int32Array
): DemoAccount[] {
  const placing = createRandom(seed, 'accounts', 'place');
  const sizing = createRandom(seed, 'accounts', 'size');
  const sizes = Array.from({ length: ACCOUNTS }, () => lognormal(sizing, 1, SIZE_SIGMA));
  const order = sizes.map((_, i) => i).sort((a, b) => sizes[a]! - sizes[b]! || a - b);
  const rank = new Int32Array(ACCOUNTS);
  order.forEach((account, i) => (rank[account] = i));
  const countyOf = placeBySize(order, counties, territoryOf, placing);
  const named = chooseNamed(order, createRandom(seed, 'accounts', 'named'));
  const details = createRandom(seed, 'accounts', 'details');
  const taken = new Set<string>();
  return sizes.map((size, i) => {
    const county = countyOf[i]!;
    const share = rank[i]! / ACCOUNTS;
    const segment =
      share < SEGMENT_SHARES.smb ? 0 : share < SEGMENT_SHARES.smb + SEGMENT_SHARES.midMarket ? 1 : 2;
    const place = placeWithin(counties[county]!, placing);
    const industry = details.below(industries.length);
    return {
      name: nameAccount(details, industry, place.place, taken),
      parent: segment < 2 && i > 0 && chance(details, 0.03) ? details.below(i) : null,
      industry,
      segment,
      size,
      employees: Math.max(4, Math.round(size * 38 * uniform(details, 0.6, 1.6))),
      annualRevenueCents: Math.max(1, Math.round(size * 64 * uniform(details, 0.6, 1.6))) * 10_000_000,
      street: `${1 + details.below(1900)} ${pick(details, streetNames)} ${pick(details, streetKinds)}`,
      county,
      ...place,
      created: START_DAY - 60 - details.below(2900) + (chance(details, 0.06) ? END_DAY - START_DAY : 0),
      named: named.has(i) ? namedTerritory(territories, territoryOf[county]!, details) : null
    };
  });
}

const STRATUM = 150;

/**
 * A county for each account, by potential: accounts of like size are drawn together, at equal steps through the
 * potential of the counties in order of territory, so that every territory has its part of large and small ones.
 */
function placeBySize(
  order: readonly number[],
  counties: readonly DemoCounty[],
  territoryOf: Int32Array,
  random: Random
): Int32Array {
  const route = counties.map((_, i) => i).sort((a, b) => territoryOf[a]! - territoryOf[b]! || a - b);
  const total = counties.reduce((sum, { potential }) => sum + potential, 0);
  const placed = new Int32Array(order.length);
  for (let first = 0; first < order.length; first += STRATUM) {
    const stratum = shuffle(order.slice(first, first + STRATUM), random);
    const offset = random.next();
    let [at, passed] = [0, counties[route[0]!]!.potential];
    stratum.forEach((account, i) => {
      const target = ((i + offset) / stratum.length) * total;
      while (passed <= target && at < route.length - 1) passed += counties[route[++at]!]!.potential;
      placed[account] = route[at]!;
    });
  }
  return placed;
}

/** Named accounts are enterprises. */
function chooseNamed(order: readonly number[], random: Random): Set<number> {
  const enterprises = order.slice(Math.round(ACCOUNTS * (SEGMENT_SHARES.smb + SEGMENT_SHARES.midMarket)));
  const named = new Set<number>();
  while (named.size < ACCOUNTS * NAMED_SHARE) named.add(pick(random, enterprises));
  return named;
}

/** A named account is served from another territory of the same district. */
function namedTerritory(territories: readonly DemoTerritory[], home: number, random: Random): number {
  const { district } = territories[home]!;
  return pick(
    random,
    territories.flatMap((territory, i) => (territory.district === district && i !== home ? [i] : []))
  );
}

function placeWithin(county: DemoCounty, random: Random) {
  if (county.zips.length === 0) {
    return { zip: null, place: county.name, latitude: county.latitude, longitude: county.longitude };
  }
  const { zip, place, latitude, longitude } = pick(random, county.zips);
  return { zip, place, latitude, longitude };
}

function nameAccount(random: Random, industry: number, place: string, taken: Set<string>): string {
  const { nouns } = industries[industry]!;
  for (let attempt = 0; ; attempt++) {
    const plain = `${pick(random, accountWords)} ${pick(random, nouns)}`;
    const name = attempt < 3 ? plain : `${plain} of ${place}`;
    if (attempt < 40 && taken.has(name)) continue;
    const unique = attempt < 40 ? name : `${name} ${taken.size}`;
    taken.add(unique);
    return unique;
  }
}
