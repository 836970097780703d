import { greatCircleKm, projectEqualArea } from '../../lib/core/geography/equal-area.ts';
import type { CountyShape } from './county-shapes.ts';

/** Bridges, tunnels and ferries between counties that share no border on land: `fips|fips`, the lower first. */
const crossings = [
  '01003|01097', // Mobile Bay causeway
  '06001|06075', // San Francisco–Oakland Bay Bridge
  '06001|06081', // San Mateo Bridge
  '06013|06041', // Richmond–San Rafael Bridge
  '06041|06075', // Golden Gate Bridge
  '10003|34033', // Delaware Memorial Bridge
  '10005|34009', // Cape May–Lewes ferry
  '12057|12103', // Tampa Bay bridges
  '12081|12103', // Sunshine Skyway
  '24003|24035', // Chesapeake Bay Bridge
  '24017|51099', // Nice Bridge over the Potomac
  '25001|25007', // Martha's Vineyard ferry
  '25001|25019', // Nantucket ferry
  '26031|26097', // Bois Blanc ferry
  '26047|26097', // Mackinac Bridge
  '36005|36081', // Whitestone and Throgs Neck bridges
  '36047|36061', // East River crossings to Brooklyn
  '36047|36085', // Verrazzano-Narrows Bridge
  '36061|36081', // East River crossings to Queens
  '44005|44009', // Jamestown and Newport bridges
  '51131|51810', // Chesapeake Bay Bridge–Tunnel
  '51650|51710', // Hampton Roads Bridge–Tunnel
  '51700|51800', // James River crossings
  '53029|53031', // Port Townsend–Coupeville ferry
  '53029|53061', // Mukilteo–Clinton ferry
  '53033|53035', // Seattle–Bainbridge ferry
  '53055|53057' // Anacortes ferry to the San Juan Islands
];

/**
 * Links over water, border 0, that make the graph of counties one piece: first the named crossings, then for
 * every piece still apart the shortest link from shore to shore (Alaska, Hawaii and islands).
 */
export function linkOverWater(
  shapes: readonly CountyShape[],
  borders: ReadonlyMap<string, number>
): readonly string[] {
  const links = crossings.filter((pair) => !borders.has(pair));
  const pieceOf = new Map(shapes.map(({ fips }) => [fips, fips]));
  const rootOf = (fips: string): string => {
    const parent = pieceOf.get(fips)!;
    return parent === fips ? fips : rootOf(parent);
  };
  const join = (pair: string) => {
    const [a, b] = pair.split('|').map(rootOf) as [string, string];
    pieceOf.set(a < b ? b : a, a < b ? a : b);
  };
  [...borders.keys(), ...links].forEach(join);
  for (;;) {
    const pieces = new Map<string, CountyShape[]>();
    for (const shape of shapes) {
      const root = rootOf(shape.fips);
      pieces.set(root, [...(pieces.get(root) ?? []), shape]);
    }
    if (pieces.size === 1) return links.sort();
    const [smallest] = [...pieces.values()].sort(
      (a, b) => a.length - b.length || (a[0]!.fips < b[0]!.fips ? -1 : 1)
    );
    const link = shortestLink(smallest!, shapes);
    links.push(link);
    join(link);
  }
}

/** The link with the least water to cross, shores compared in the equal-area plane. */
function shortestLink(piece: readonly CountyShape[], shapes: readonly CountyShape[]): string {
  const own = new Set(piece.map(({ fips }) => fips));
  const others = shapes.filter(({ fips }) => !own.has(fips));
  let best = { squared: Infinity, pair: '' };
  for (const from of piece) {
    const shore = from.rings.flat().map(projectEqualArea);
    // The nearest shore belongs to one of the nearest counties by centroid.
    const near = [...others].sort(
      (a, b) => greatCircleKm(from.place, a.place) - greatCircleKm(from.place, b.place)
    );
    for (const { fips, rings } of near.slice(0, 12)) {
      for (const a of rings.flat().map(projectEqualArea)) {
        for (const b of shore) {
          const squared = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
          if (squared < best.squared) best = { squared, pair: [from.fips, fips].sort().join('|') };
        }
      }
    }
  }
  return best.pair;
}
