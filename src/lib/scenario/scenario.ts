import type { Change } from './change.ts';

/** What a scenario is measured on: past transactions replayed, or the forecast of coming periods. Never mixed. */
export type Basis = 'recast' | 'projected';

/** The data a scenario was made on: its name and the fingerprint of its tables. */
export type Baseline = { readonly dataset: string; readonly fingerprint: string };

/** A scenario as written: anything with a default may be left out; unknown fields are kept. */
export type ScenarioDocument = {
  readonly format: 'evenfield/scenario';
  readonly version: 1;
  readonly id?: string;
  readonly title?: string;
  readonly note?: string;
  readonly basis?: Basis;
  readonly baseline: Baseline;
  readonly changes?: readonly Change[];
  readonly [unknown: string]: unknown;
};

/** A scenario in use: the same fields, none missing. `extra` holds what a newer version wrote. */
export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly basis: Basis;
  readonly baseline: Baseline;
  readonly changes: readonly Change[];
  readonly extra: Readonly<Record<string, unknown>>;
};

export const UNTITLED = 'Untitled scenario';

/** Fill in the defaults of a document that has been checked. */
export function toScenario(document: ScenarioDocument): Scenario {
  const {
    format: _format,
    version: _version,
    id,
    title,
    note,
    basis,
    baseline,
    changes,
    ...extra
  } = document;
  return {
    id: id ?? '',
    title: title ?? UNTITLED,
    note: note ?? '',
    basis: basis ?? 'recast',
    baseline,
    changes: changes ?? [],
    extra
  };
}

/** The baseline itself as a scenario: no changes. */
export const baselineScenario = (baseline: Baseline): Scenario => ({
  id: 'base',
  title: 'Base',
  note: '',
  basis: 'recast',
  baseline,
  changes: [],
  extra: {}
});
