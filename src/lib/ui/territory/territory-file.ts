import { type Problem, type Result, reject, succeed } from '../../core/result.ts';
import { writeCsv } from '../format/csv.ts';
import type { MapGeometry } from '../map/map-geometry.ts';
import { readRows } from './read-rows.ts';
import type { Handover } from './stroke-moves.ts';
import { type TerritoryPlan, nameOfHolder } from './territory-plan.ts';

/** The plan as two columns, `unit,territory`, by unit; a unit of nobody has an empty territory. */
export function writePlanCsv(geometry: MapGeometry, plan: TerritoryPlan): string {
  return writeCsv(
    ['unit', 'territory'],
    geometry.ids.flatMap((id, unit) => {
      const territory = plan.territories[plan.holders[unit]!]?.key ?? '';
      return [id, ...(geometry.alsoCodes?.get(id) ?? [])].map((code) => [code, territory]);
    })
  );
}

/** What loading a plan would change: the hand-overs, and what was passed over. */
export type PlanImport = {
  readonly handovers: readonly (Pick<Handover, 'to' | 'units'> & { readonly from: number })[];
  readonly unchanged: number;
  readonly unknownUnits: readonly string[];
  readonly unknownTerritories: readonly string[];
};

/**
 * Read `unit,territory` (by key or by exact name; empty: nobody) against the plan as it stands. A file without these
 * columns, or one that gives a unit twice to different territories, is refused with every such line.
 */
export function readPlanCsv(geometry: MapGeometry, plan: TerritoryPlan, text: string): Result<PlanImport> {
  const read = readRows(text);
  if (!read.ok) return read;
  const [header, ...rows] = read.value;
  const names = (header?.cells ?? []).map((cell) => cell.toLowerCase());
  const [unitAt, territoryAt] = [names.indexOf('unit'), names.indexOf('territory')];
  if (unitAt < 0 || territoryAt < 0) {
    return reject({
      code: 'columns-missing',
      message: 'The first line must name the columns unit and territory.',
      path: [1]
    });
  }
  const positionOf = territoryLookup(plan);
  const wanted = new Map<number, number>();
  const unknownUnits: string[] = [];
  const unknownTerritories = new Set<string>();
  const problems: Problem[] = [];
  rows.forEach(({ line, cells }) => {
    const [code = '', territory] = [cells[unitAt], cells[territoryAt]];
    if (territory === undefined) {
      problems.push({
        code: 'cell-missing',
        message: `Line ${line} ends before the territory of ${code}: leave the cell empty to give it to nobody, with its separator.`,
        path: [line, 'territory']
      });
      return;
    }
    const unit = geometry.position.get(code) ?? geometry.position.get(code.padStart(5, '0'));
    const to = positionOf(territory);
    if (unit === undefined) unknownUnits.push(code);
    else if (to === undefined) unknownTerritories.add(territory);
    else if ((wanted.get(unit) ?? to) !== to) {
      problems.push({
        code: 'unit-twice',
        message: `Line ${line} gives ${code} to ${territory || 'nobody'}, an earlier line to ${nameOfHolder(plan, wanted.get(unit)!)}.`,
        path: [line, 'territory']
      });
    } else wanted.set(unit, to);
  });
  if (problems.length > 0) return reject(...problems);
  return succeed({
    ...groupHandovers(plan, wanted),
    unknownUnits,
    unknownTerritories: [...unknownTerritories].sort()
  });
}

function groupHandovers(plan: TerritoryPlan, wanted: ReadonlyMap<number, number>) {
  const groups = new Map<string, { from: number; to: number; units: number[] }>();
  let unchanged = 0;
  for (const [unit, to] of [...wanted].sort(([a], [b]) => a - b)) {
    const from = plan.holders[unit]!;
    if (from === to) {
      unchanged++;
      continue;
    }
    const group = groups.get(`${from} ${to}`) ?? { from, to, units: [] };
    group.units.push(unit);
    groups.set(`${from} ${to}`, group);
  }
  return {
    handovers: [...groups.values()].sort((a, b) => b.units.length - a.units.length || a.from - b.from),
    unchanged
  };
}

function territoryLookup(plan: TerritoryPlan): (text: string) => number | undefined {
  const byName = new Map(plan.territories.map(({ name }, position) => [name, position]));
  return (text) => (text === '' ? -1 : (plan.position.get(text) ?? byName.get(text)));
}
