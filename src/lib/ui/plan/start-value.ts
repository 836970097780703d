import { valueAt, withValue, type Path } from './edit-document.ts';
import { measureNear } from './new-row.ts';
import { freshValue, kindOf, resolve, type SchemaNode } from './plan-schema.ts';

/** Fields of which a rule has only one: adding one takes the others out. */
const rivals: readonly (readonly string[])[] = [
  ['rate', 'tiers', 'versions'],
  ['measure', 'combined'],
  ['in', 'notIn']
];

/** The document without the fields that cannot stand beside a field of a rule. */
export function withoutRivals(document: unknown, path: Path, name: string): unknown {
  return rivals
    .filter((group) => group.includes(name))
    .flat()
    .filter((other) => other !== name)
    .reduce((json, other) => withValue(json, [...path, other], undefined), document);
}

const starts: Readonly<Record<string, unknown>> = {
  threshold: { at: '0.5' },
  budget: { amount: '100000' },
  window: { start: '2026-01-01', end: '2026-04-01' },
  draw: { amount: '1000' },
  holdback: { share: '0.1' },
  clawback: { mode: 'percent' },
  payMix: { base: '0.5', variable: '0.5' },
  cap: { amount: '100000' },
  rate: '0.1',
  in: ['A'],
  notIn: ['A'],
  creditTypes: ['direct']
};

/** What a rule that is added starts as: readable, and near what people mean by it. */
export function startValue(document: unknown, path: Path, node: SchemaNode): unknown {
  const name = String(path.at(-1));
  if (name in starts && !(name === 'rate' && valueAt(document, path) !== undefined)) return starts[name];
  if (kindOf(node) === 'object' && (resolve(node).required ?? []).length === 0) return {};
  const measure = measureNear(document, path);
  return freshValue(node, { measure, amount: measure });
}
