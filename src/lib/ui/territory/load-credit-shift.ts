import type { Connector } from '../../engine/connector.ts';
import { readDataCatalog } from '../../engine/queries/data-catalog.ts';
import { ownershipRows, unitCredits } from '../../engine/queries/unit-credits.ts';
import type { Evaluation } from '../../scenario/evaluation.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { CreditShift } from './credit-shift.ts';

/** Read what follows units over the pay periods of an evaluation, cut where a territory changes its owner. */
export async function loadCreditShift(
  connector: Connector,
  geometry: MapGeometry,
  { pay: { days } }: { readonly pay: Pick<Evaluation['pay'], 'days'> }
): Promise<CreditShift | undefined> {
  const [first, last] = [days.bounds[0], days.bounds.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const catalog = await readDataCatalog(connector);
  const ownership = await ownershipRows(connector, catalog);
  const inside = (day: string) => day > first && day < last;
  const cuts = ownership.flatMap(({ start, end }) => [start, end]).filter(inside);
  const own = days.own.map(({ day }) => day);
  const bounds = [...new Set([...days.bounds, ...own, ...cuts])].sort();
  const credits = await unitCredits(connector, catalog, bounds);
  return new CreditShift(geometry, bounds.slice(0, -1), days, credits, ownership);
}
