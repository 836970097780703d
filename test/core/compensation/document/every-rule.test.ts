import * as v from 'valibot';
import { expect, test } from 'vitest';
import { checkPlan } from '../../../../src/lib/core/compensation/check-plan.ts';
import { describeRules } from '../../../../src/lib/core/compensation/document/describe-plan.ts';
import { parsePlan } from '../../../../src/lib/core/compensation/parse-plan.ts';
import { planDocumentSchema } from '../../../../src/lib/core/compensation/schema/plan.ts';
import { planJsonSchema } from '../../../../src/lib/core/compensation/schema/published.ts';
import { Decimal } from '../../../../src/lib/core/money.ts';
import { formatPath } from '../../../../src/lib/core/result.ts';
import { everyConstruct } from './every-construct.ts';

type Path = readonly (string | number)[];
const examples = import.meta.glob<object>('/scenarios/plans/*.json', { import: 'default', eager: true });
const documents: [string, object][] = [
  ...Object.entries(examples).map(([file, document]): [string, object] => [
    file.replace(/^.*\//, ''),
    document
  ]),
  ...everyConstruct
];

/** A parsed plan as a plan would be written with every default spelled out. */
const spelledOut = (value: unknown): unknown => {
  if (Decimal.isDecimal(value)) return value.toFixed();
  if (Array.isArray(value)) return value.map(spelledOut);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([name, part]) => [name, spelledOut(part)]));
};

/** Every place below a value: leaves, list items and fields alike. */
function* placesOf(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
  if (path.length > 0) yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value))
    yield* placesOf(part, [...path, Array.isArray(value) ? Number(name) : name]);
}

function withValue(json: unknown, path: Path, value: unknown): unknown {
  const copy = structuredClone(json);
  const holder = path.slice(0, -1).reduce<never>((part, step) => part[step] as never, copy as never);
  const last = path.at(-1)!;
  if (value !== undefined) (holder as Record<string | number, unknown>)[last] = value;
  else if (Array.isArray(holder)) (holder as unknown[]).splice(last as number, 1);
  else delete holder[last];
  return copy;
}

/** The named meanings a field may have anywhere in the schema, by the field's name. */
const words = new Map<string, readonly string[]>();
JSON.stringify(
  planJsonSchema(),
  (name, node: { enum?: string[]; items?: { enum?: string[] } } | undefined) => {
    const meanings = node?.enum ?? node?.items?.enum;
    if (meanings) words.set(name, [...(words.get(name) ?? []), ...meanings]);
    return node;
  }
);

/** Other values the same place might have; those that make no plan are dropped by the reader. */
function otherValues(value: unknown, path: Path): unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1];
  if (typeof value !== 'string') return [];
  const figure = /^-?[\d.]+$/.test(value) ? new Decimal(value) : undefined;
  const figures = figure ? [figure.plus('0.01'), figure.times('0.9'), figure.plus(1)] : [];
  return [
    ...figures.map((other) => other.toFixed()),
    ...(words.get(String(path.findLast((step) => typeof step === 'string'))) ?? []),
    ...['revenue', 'units', 'satisfaction', '2031-05-01', '04-01', `${value}x`]
  ].filter((other) => other !== value);
}

/** What a plan means and what its document says; undefined where it is no plan. */
function read(json: unknown): { readonly meaning: string; readonly prose: string } | undefined {
  const parsed = v.safeParse(planDocumentSchema, json);
  if (!parsed.success || checkPlan(parsed.output).length > 0) return undefined;
  return {
    meaning: JSON.stringify(spelledOut(parsed.output)),
    prose: describeRules(parsed.output)
      .map(({ text }) => text)
      .join('\n')
  };
}

test.each(documents)('whatever is changed in %s, a sentence changes', (_name, document) => {
  const parsed = parsePlan(document);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  if (!parsed.ok) return;
  const json = spelledOut(parsed.value);
  const before = read(json)!;
  const silent: string[] = [];
  for (const { path, value } of placesOf(json)) {
    for (const other of [undefined, ...otherValues(value, path)]) {
      const mutant = withValue(json, path, other);
      const after = read(mutant);
      if (after === undefined || after.meaning === before.meaning) continue;
      if (after.prose === before.prose)
        silent.push(`${formatPath(path)}: ${JSON.stringify(other) ?? 'removed'}`);
    }
  }
  expect(silent).toEqual([]);
});

test('every field of the schema stands in one of these plans', () => {
  const seen = new Set<string>();
  for (const [, document] of documents)
    for (const { path } of placesOf(document)) {
      const names = path.filter((step) => typeof step === 'string');
      seen.add(names.slice(-2).join('.'));
    }
  const root = planJsonSchema() as Schema;
  const missing = [...new Set(fieldsOf(root, root, ''))].filter((field) => !seen.has(field));
  expect(missing).toEqual([]);
});

type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
};

/** Every field below a schema as `holder.field`, the way paths of documents end. */
function* fieldsOf(node: Schema, root: Schema, holder: string): Generator<string> {
  const resolved = node.$ref ? root.$defs![node.$ref.replace('#/$defs/', '')]! : node;
  for (const branch of resolved.anyOf ?? []) yield* fieldsOf(branch, root, holder);
  if (resolved.items) yield* fieldsOf(resolved.items, root, holder);
  for (const [name, field] of Object.entries(resolved.properties ?? {})) {
    yield holder === '' ? name : `${holder}.${name}`;
    yield* fieldsOf(field, root, name);
  }
}
