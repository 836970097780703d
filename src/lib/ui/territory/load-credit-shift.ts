import type { Connector } from '../../engine/connector.ts';
import { readDataCatalog } from '../../engine/queries/data-catalog.ts';
import { ownershipRows, unitCredits } from '../../engine/queries/unit-credits.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { CreditShift } from './credit-shift.ts';

/** Read what follows units over the quota periods of an evaluation, cut where a territory changes its owner. */
export async function loadCreditShift(
  connector: Connector,
  geometry: MapGeometry,
  { attainment }: Pick<Evaluation, 'attainment'>
): Promise<CreditShift | undefined> {
  const edges = [...new Set(attainment.flatMap(({ start, end }) => [start, end]))].sort();
  const [first, last] = [edges[0], edges.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const catalog = await readDataCatalog(connector);
  const ownership = await ownershipRows(connector, catalog);
  const inside = (day: string) => day > first && day < last;
  const cuts = ownership.flatMap(({ start, end }) => [start, end]).filter(inside);
  const bounds = [...new Set([...edges, ...cuts])].sort();
  const credits = await unitCredits(connector, catalog, bounds);
  return new CreditShift(geometry, bounds.slice(0, -1), edges, credits, ownership);
}
