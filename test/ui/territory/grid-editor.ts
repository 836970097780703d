import type { Change } from '../../../src/lib/scenario/change.ts';
import { type PlanSource, TerritoryEditor } from '../../../src/lib/ui/territory/territory-editor.svelte.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

/** An editor of the grid's plan, units of potential 10 unless said otherwise, over changes that pile up as they are applied. */
export function gridEditor(changes: Change[] = [], potential: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const source: PlanSource = {
    baseline: {
      ...gridBaseline,
      units: gridBaseline.units.map((unit) => ({
        ...unit,
        name: unit.unit,
        accounts: 1,
        credit: '0',
        potential: potential[unit.unit] ?? '10'
      }))
    },
    changes,
    reps: new Map([
      ['r1', 'Ann'],
      ['r2', 'Bob']
    ]),
    others: [],
    apply: (_, more) => void changes.push(...more),
    announce: (text) => void said.push(text),
    tell: (text) => void said.push(text)
  };
  return { editor: new TerritoryEditor(gridGeometry(), source), changes, said };
}
