import { fieldsOf, kindOf, type SchemaNode } from './plan-schema.ts';

/** A group of fields of a part under one heading. */
export type FieldGroup = {
  readonly title: string;
  readonly fields: readonly (readonly [string, SchemaNode])[];
};

/** Headings of a component, in the order a plan is read; what no heading names comes last. */
const componentGroups: readonly (readonly [string, readonly string[]])[] = [
  ['What it pays on', ['kind', 'title', 'measure', 'combined', 'pays', 'rate', 'amount', 'atLeast', 'shared', 'fund', 'shareBy', 'amountPerPoint', 'objectives', 'rows', 'columns', 'combine', 'values']],
  ['Rate table', ['tiers', 'versions', 'mode', 'by', 'position', 'span', 'quotaTo', 'edge', 'crossing']],
  ['Weight and time', ['weight', 'target', 'interval', 'window']],
  ['Which credit counts', ['creditTypes', 'where', 'team']],
  ['Threshold, gates and modifiers', ['threshold', 'gates', 'modifiers']],
  ['Limits', ['caps', 'floor', 'budget']],
  ['Names and remarks', ['id', 'note']]
]; // prettier-ignore

/** The fields of a component under their headings. */
export function groupFields(node: SchemaNode): FieldGroup[] {
  const fields = new Map(fieldsOf(node));
  const groups = componentGroups.map(([title, names]) => ({
    title,
    fields: names.flatMap((name) => {
      const field = fields.get(name);
      fields.delete(name);
      return field ? [[name, field] as const] : [];
    })
  }));
  const rest = [...fields];
  return [...groups, { title: 'More', fields: rest }].filter((group) => group.fields.length > 0);
}

type Written = Readonly<Record<string, unknown>>;
const or = (value: unknown, fallback: string) => (typeof value === 'string' ? value : fallback);

/** Settings that say something only beside others; hidden until then, unless they are written. */
const relevance: Readonly<Record<string, (written: Written) => boolean>> = {
  crossing: ({ mode }) => mode === 'noSplit',
  span: ({ position }) => or(position, '').startsWith('cumulative'),
  quotaTo: ({ position }) => or(position, '').startsWith('cumulative'),
  position: ({ rate }) => rate === undefined,
  by: ({ rate, kind }) => rate === undefined || kind !== 'table',
  mode: ({ rate, kind }) => rate === undefined || kind !== 'table',
  edge: ({ rate }) => rate === undefined,
  measure: ({ combined }) => combined === undefined,
  values: ({ combine }) => or(combine, 'grid') === 'grid',
  amountPerPoint: ({ pays }) => pays === 'points',
  forgive: ({ recovery }) => recovery === 'recoverableForgiven',
  belowDraw: ({ base }) => or(base, 'floor') === 'floor',
  periods: ({ release }) => or(release, 'afterPeriods') === 'afterPeriods',
  partMonth: ({ basis }) => basis === 'months',
  weights: ({ basis }) => basis === 'weights',
  share: ({ mode }) => mode === undefined || mode === 'percent' || mode === 'paidOnly',
  attribute: ({ measure, kind }) => kind !== undefined || measure === undefined,
  in: ({ attribute }) => attribute !== undefined,
  notIn: ({ attribute }) => attribute !== undefined,
  atLeast: ({ attribute }) => attribute === undefined,
  below: ({ attribute }) => attribute === undefined
};

/** Whether a field says anything as things stand. What is written always shows. */
export const isRelevant = (name: string, written: Written): boolean =>
  written[name] !== undefined || (relevance[name]?.(written) ?? true);

/** Whether an optional field that is not written shows as an empty control, or is offered to be added. */
export const isOffered = (node: SchemaNode, required: boolean): boolean =>
  !required && ['object', 'list', 'either', 'rate'].includes(kindOf(node));
