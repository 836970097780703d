import type { Result } from '../../core/result.ts';
import { fileName, saveFile } from '../format/save-file.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { pickFile } from './pick-file.ts';
import { type PlanImport, readPlanCsv, writePlanCsv } from './territory-file.ts';

/** The plan as files: CSV in (looked at before it is applied) and out, GeoJSON out. */
export class PlanFiles {
  /** A file read but not applied. */
  incoming = $state.raw<{ readonly name: string; readonly read: Result<PlanImport> } | undefined>(undefined);

  constructor(
    readonly editor: TerritoryEditor,
    readonly title: string,
    readonly geoJson: () => Promise<Result<GeoJSON.FeatureCollection>>
  ) {}

  items(readOnly: boolean) {
    return [
      { label: 'Save the plan as CSV (unit, territory)', run: () => this.saveCsv() },
      {
        label: 'Save the territories as GeoJSON',
        run: () => void this.saveGeoJson()
      },
      {
        label: 'Load a plan from CSV…',
        run: () => this.ask(),
        ...(readOnly ? { disabledReason: 'Nothing can be edited here' } : {})
      }
    ];
  }
  saveCsv(): void {
    const { geometry, plan } = this.editor;
    saveFile(`${fileName(this.title)}-territories.csv`, writePlanCsv(geometry, plan), 'text/csv');
  }
  async saveGeoJson(): Promise<void> {
    const made = await this.geoJson();
    if (!made.ok) return this.editor.source.tell(made.problems.map(({ message }) => message).join(' '));
    const name = `${fileName(this.title)}-territories.geojson`;
    saveFile(name, JSON.stringify(made.value), 'application/geo+json');
  }
  ask(): void {
    pickFile('.csv,text/csv', async (file) => this.read(file.name, await file.text()));
  }
  read(name: string, text: string): void {
    this.incoming = { name, read: readPlanCsv(this.editor.geometry, this.editor.plan, text) };
  }
  dismiss(): void {
    this.incoming = undefined;
  }
  /** Apply what was looked at, as one step. */
  apply(): void {
    const incoming = this.incoming;
    if (incoming === undefined || !incoming.read.ok) return;
    this.dismiss();
    this.editor.applyMoves(`Load the plan ${incoming.name}`, incoming.read.value.handovers);
  }
}
