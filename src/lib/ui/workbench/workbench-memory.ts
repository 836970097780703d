import * as v from 'valibot';

/** Draft: made by a first edit of the base, not yet named. Saved: named by a person. */
export type ScenarioStatus = 'draft' | 'saved';

/** What the workbench remembers of its scenarios between visits; the scenarios are files of their own. */
export type WorkbenchMemory = {
  readonly current: string;
  readonly scenarios: readonly {
    readonly id: string;
    readonly status: ScenarioStatus;
    /** Last edit, ISO moment. */
    readonly edited: string;
    /** The colour it is drawn in, 1 to 4; left out by older versions. */
    readonly series?: number;
  }[];
};

export const memoryFile = 'workbench.json';
export const scenarioFile = (id: string): string => `scenarios/${id}.json`;
/** The steps that led to a scenario, for undo after a reload. */
export const historyFile = (id: string): string => `histories/${id}.json`;

const schema = v.object({
  current: v.string(),
  scenarios: v.array(
    v.object({
      id: v.string(),
      status: v.picklist(['draft', 'saved']),
      edited: v.string(),
      series: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)))
    })
  )
});

/** What was remembered; a damaged note is no reason to stop, the scenarios themselves are whole. */
export function readMemory(text: string | undefined): WorkbenchMemory {
  const nothing: WorkbenchMemory = { current: 'base', scenarios: [] };
  if (text === undefined) return nothing;
  try {
    const read = v.safeParse(schema, JSON.parse(text));
    return read.success ? read.output : nothing;
  } catch (error) {
    if (error instanceof SyntaxError) return nothing;
    throw error;
  }
}
