import * as v from 'valibot';
import { summariseChanges } from './describe-changes.ts';
import type { Evaluation } from './evaluation.ts';
import { headlineFigures, type HeadlineFigures } from './headline-figures.ts';
import { mapDifference, type MapDifference } from './map-difference.ts';
import type { Scenario } from './scenario.ts';

/** One scenario of the demo as the first screen shows it before the engine is up. */
export type DemoCard = {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  readonly changes: number;
  readonly figures: HeadlineFigures;
  readonly map: MapDifference | undefined;
};

/** Figures of the demo, computed ahead by the real evaluation; a test computes them again. */
export type DemoFigures = {
  readonly fingerprint: string;
  /** Rows by table, for the counts of the first screen. */
  readonly rows: Readonly<Record<string, number>>;
  readonly cards: readonly DemoCard[];
};

type Evaluated = { readonly scenario: Scenario; readonly evaluation: Evaluation };

const unitsByTerritory = v.record(v.string(), v.array(v.string()));
const schema = v.object({
  format: v.literal('evenfield/demo-figures'),
  version: v.literal(1),
  fingerprint: v.string(),
  rows: v.record(v.string(), v.number()),
  holders: unitsByTerritory,
  cards: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      line: v.string(),
      changes: v.number(),
      figures: v.object({
        attainment: v.nullable(v.string()),
        payout: v.string(),
        atQuota: v.number(),
        periods: v.number(),
        inequality: v.nullable(v.string()),
        span: v.nullable(v.object({ start: v.string(), end: v.string(), count: v.number() }))
      }),
      moved: unitsByTerritory,
      quota: v.record(v.string(), v.number())
    })
  )
});

/** The text of the file the first screen reads: the base first, then the scenarios in their order. */
export function writeDemoFigures(
  fingerprint: string,
  rows: Readonly<Record<string, number>>,
  base: Evaluated,
  others: readonly Evaluated[]
): string {
  const cards = [base, ...others].map(({ scenario, evaluation }) => {
    const map = mapDifference(evaluation, base.evaluation);
    return {
      id: scenario.id,
      title: scenario.title,
      line: scenario.note || summariseChanges(scenario.changes),
      changes: scenario.changes.length,
      figures: headlineFigures(evaluation),
      moved:
        map?.kind === 'moves' ? grouped([...map.moved].map((unit) => [unit, map.holders.get(unit)!])) : {},
      quota: map?.kind === 'quota' ? Object.fromEntries(map.change) : {}
    };
  });
  const document: v.InferInput<typeof schema> = {
    format: 'evenfield/demo-figures',
    version: 1,
    fingerprint,
    rows: { ...rows },
    holders: grouped([...base.evaluation.alignment]),
    cards
  };
  return `${JSON.stringify(document)}\n`;
}

export function readDemoFigures(document: unknown): DemoFigures {
  const { fingerprint, rows, holders, cards } = v.parse(schema, document);
  const start = new Map(
    Object.entries(holders).flatMap(([territory, units]) => units.map((unit) => [unit, territory]))
  );
  return {
    fingerprint,
    rows,
    cards: cards.map(({ moved, quota, ...card }) => ({ ...card, map: mapOf(start, moved, quota) }))
  };
}

function mapOf(
  start: ReadonlyMap<string, string>,
  moved: Readonly<Record<string, readonly string[]>>,
  quota: Readonly<Record<string, number>>
): MapDifference {
  const moves = Object.entries(moved).flatMap(([territory, units]) =>
    units.map((unit) => [unit, territory] as const)
  );
  if (moves.length > 0) {
    return {
      kind: 'moves',
      holders: new Map([...start, ...moves]),
      moved: new Set(moves.map(([unit]) => unit))
    };
  }
  const change = new Map(Object.entries(quota));
  return change.size > 0
    ? { kind: 'quota', holders: start, change }
    : { kind: 'territories', holders: start };
}

function grouped(pairs: readonly (readonly [unit: string, territory: string])[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const [unit, territory] of [...pairs].sort()) (groups[territory] ??= []).push(unit);
  return groups;
}
