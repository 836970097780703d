import { expect, test } from 'vitest';
import { parsePlan } from '../../../src/lib/core/compensation/parse-plan.ts';
import { formatPath } from '../../../src/lib/core/result.ts';
import { valueAt, withItem, withValue, type Path } from '../../../src/lib/ui/plan/edit-document.ts';
import { groupFields, isOffered, isRelevant } from '../../../src/lib/ui/plan/form-layout.ts';
import { newRow } from '../../../src/lib/ui/plan/new-row.ts';
import {
  branchOf,
  fieldsOf,
  kindOf,
  nodeAt,
  planRoot,
  resolve,
  type SchemaNode
} from '../../../src/lib/ui/plan/plan-schema.ts';
import { labelOfField, labelOfOption, sentenceInPlace } from '../../../src/lib/ui/plan/setting-words.ts';
import { startValue, withoutRivals } from '../../../src/lib/ui/plan/start-value.ts';
import { everyConstruct } from '../../core/compensation/document/every-construct.ts';

const examples = import.meta.glob<object>('/scenarios/plans/*.json', { import: 'default', eager: true });
const documents: [string, object][] = [...Object.entries(examples), ...everyConstruct];

function* placesOf(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value))
    yield* placesOf(part, [...path, Array.isArray(value) ? Number(name) : name]);
}

test.each(documents)('every place of %s has a field in the form', (_name, document) => {
  const without = [...placesOf(document)].filter((path) => nodeAt(path, document) === undefined);
  expect(without.map(formatPath)).toEqual([]);
});

test.each(documents)('every list of %s takes another row that can be read', (_name, document) => {
  const refused: string[] = [];
  for (const path of placesOf(document)) {
    const node = nodeAt(path, document)!;
    // Plans and components begin as examples, copies or with a first rate of their own.
    if (path.at(-1) === 'plans' || path.at(-1) === 'components') continue;
    if (kindOf(node) !== 'list' || kindOf(resolve(node).items!) !== 'object') continue;
    const items = valueAt(document, path) as unknown[];
    const item = branchOf(resolve(node).items!, items.at(-1));
    const read = parsePlan(withItem(document, path, newRow(document, path, item)));
    if (!read.ok) refused.push(...read.problems.map(({ message }) => message));
  }
  expect(refused).toEqual([]);
});

test.each(documents)(
  'every rule that is offered to a component of %s makes a plan that can be read',
  (_name, document) => {
    const refused: string[] = [];
    for (const path of placesOf(document)) {
      if (path.length !== 4 || path[2] !== 'components') continue;
      const written = valueAt(document, path) as Record<string, unknown>;
      const branch = branchOf(nodeAt(path, document)!, written);
      for (const [name, field] of fieldsOf(branch)) {
        const required = (branch.required ?? []).includes(name);
        if (!isOffered(field, required) || written[name] !== undefined || !isRelevant(name, written))
          continue;
        // What goes in place of what a component is about changes what else fits: that is told, and mended by hand.
        if (['combined', 'team', 'values', 'rate', 'tiers', 'versions'].includes(name)) continue;
        const place = [...path, name];
        const value =
          kindOf(field) === 'list'
            ? [newRow(document, place, resolve(resolve(field).items!))]
            : startValue(document, place, field);
        const read = parsePlan(withValue(withoutRivals(document, path, name), place, value));
        if (!read.ok) refused.push(...read.problems.map(({ message }) => `${name}: ${message}`));
      }
    }
    expect(refused).toEqual([]);
  }
);

test('every field of a component stands under one heading', () => {
  const components = resolve(
    nodeAt(['plans', 0, 'components', 0], { plans: [{ components: [{}] }] })!
  ).anyOf!;
  for (const component of components.map(resolve)) {
    const grouped = groupFields(component).flatMap(({ fields }) => fields.map(([name]) => name));
    expect([...grouped].sort()).toEqual(
      fieldsOf(component)
        .map(([name]) => name)
        .sort()
    );
    expect(groupFields(component).map(({ title }) => title)).not.toContain('More');
  }
});

test('every meaning of every setting has words of its own', () => {
  const bare: string[] = [];
  const walk = (node: SchemaNode, path: Path) => {
    const resolved = resolve(node);
    for (const value of resolved.enum ?? []) {
      const words = labelOfOption(path, value);
      const selfTelling = [
        'attainment',
        'money',
        'units',
        'points',
        'months',
        'direct',
        'overlay',
        'rollup'
      ].includes(value);
      if (!selfTelling && words === value.replace(/([A-Z])/g, ' $1').toLowerCase())
        bare.push(`${path.join('.')}: ${value}`);
    }
    for (const branch of resolved.anyOf ?? []) if (kindOf(node) !== 'decimal') walk(branch, path);
    if (resolved.items) walk(resolved.items, path);
    for (const [name, field] of fieldsOf(resolved)) walk(field, [...path, name]);
  };
  walk(planRoot, []);
  expect(bare).toEqual([]);
  expect(labelOfField(['plans', 0, 'components', 1, 'mode'])).toBe('A tier means');
  expect(labelOfField(['plans', 0, 'payment', 'clawback', 'mode'])).toBe('Taken back');
});

test('a problem beside its field is told without the path, and without what only a file can write', () => {
  const written = { format: 'evenfield/plan', version: 1, measures: [{ id: 'a' }], plans: [{ id: 'p', components: [{ kind: 'table', id: 'c', measure: 'a', tiers: [{ from: 'x', rate: { baseRate: 'much' } }] }] }] }; // prettier-ignore
  const read = parsePlan(written);
  expect(read.ok ? [] : read.problems.map(sentenceInPlace)).toEqual([
    'Must be a plain decimal such as "0.05", without exponent or separators, not "x".',
    'Must be a decimal such as 0.05.'
  ]);
});
