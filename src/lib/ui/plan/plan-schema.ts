import { planJsonSchema } from '../../core/compensation/schema/published.ts';

/** A node of the plan's published schema, as far as a form needs it. */
export type SchemaNode = {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
};

export type FieldKind =
  | 'decimal'
  | 'choice'
  | 'text'
  | 'whole'
  | 'yesNo'
  | 'date'
  | 'fixed'
  | 'rate'
  | 'list'
  | 'object'
  | 'either';

const root = planJsonSchema() as SchemaNode;
export const planRoot: SchemaNode = root;

const DECIMAL = '#/$defs/decimal';
const RATE = '#/$defs/rate';

/** A node with its reference followed; what stands beside the reference (description, default) wins. */
export function resolve(node: SchemaNode): SchemaNode {
  if (node.$ref === undefined) return node;
  const name = node.$ref.replace('#/$defs/', '');
  const { $ref: _, ...beside } = node;
  return { ...root.$defs![name], ...beside };
}

/** What kind of field shows a node. */
export function kindOf(node: SchemaNode): FieldKind {
  if (node.$ref === DECIMAL) return 'decimal';
  if (node.$ref === RATE) return 'rate';
  const { enum: choices, const: fixed, anyOf, type, format } = resolve(node);
  if (choices) return 'choice';
  if (fixed !== undefined) return 'fixed';
  if (anyOf) return 'either';
  if (type === 'array') return 'list';
  if (type === 'object') return 'object';
  if (type === 'boolean') return 'yesNo';
  if (type === 'integer') return 'whole';
  return format === 'date' ? 'date' : 'text';
}

/** The node a value is of, where a node allows several: by its "kind", or by the fields it has. */
export function branchOf(node: SchemaNode, value: unknown): SchemaNode {
  const { anyOf } = resolve(node);
  if (!anyOf || kindOf(node) === 'decimal') return resolve(node);
  const branches = anyOf.map(resolve);
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const byKind = branches.find(({ properties }) => {
    const kind = properties?.['kind']?.const;
    return kind !== undefined && kind === given['kind'];
  });
  if (byKind) return byKind;
  const fits = branches.find(({ properties, required, type }) =>
    type === 'object' || properties
      ? typeof value === 'object' && (required ?? []).every((name) => name in given)
      : typeof value !== 'object'
  );
  return fits ?? branches[0]!;
}

/** The fields of an object's node, in the order of the schema. */
export const fieldsOf = (node: SchemaNode): [string, SchemaNode][] => Object.entries(node.properties ?? {});

/** The node at a path of a document; undefined where the path leads out of the schema. */
export function nodeAt(path: readonly (string | number)[], document: unknown): SchemaNode | undefined {
  let [node, value]: [SchemaNode | undefined, unknown] = [root, document];
  for (const step of path) {
    const branch: SchemaNode = branchOf(node, value);
    node = typeof step === 'number' ? branch.items : branch.properties?.[step];
    if (node === undefined) return undefined;
    value = (value as Record<string | number, unknown> | undefined)?.[step];
  }
  return node;
}

/** A list whose items are objects of single values: shown as a table, a row an item. */
export function columnsOf(node: SchemaNode): [string, SchemaNode][] | undefined {
  const item = node.items && resolve(node.items);
  if (item?.type !== 'object') return undefined;
  const fields = fieldsOf(item);
  return fields.every(([, field]) => !['list', 'object', 'either'].includes(kindOf(field)))
    ? fields
    : undefined;
}

/** The least value of a node that can be read: what a new row or rule starts as. */
export function freshValue(node: SchemaNode, hint: Readonly<Record<string, unknown>> = {}): unknown {
  const resolved = resolve(node);
  switch (kindOf(node)) {
    case 'decimal':
    case 'rate':
      return '0';
    case 'choice':
      return resolved.default ?? resolved.enum![0];
    case 'fixed':
      return resolved.const;
    case 'whole':
      return 1;
    case 'yesNo':
      return false;
    case 'date':
      return '2026-01-01';
    case 'text':
      return '';
    case 'list':
      return [freshValue(resolved.items!, hint)];
    case 'either':
      return freshValue(resolved.anyOf![0]!, hint);
    case 'object':
      return Object.fromEntries(
        (resolved.required ?? []).map((name) => [
          name,
          hint[name] ?? freshValue(resolved.properties![name]!, hint)
        ])
      );
  }
}
