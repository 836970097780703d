import type * as v from 'valibot';
import { isIsoDate } from '../../period.ts';
import { decimalPattern } from './field.ts';

type Json = { [key: string]: unknown };
/** The parts of a valibot schema that a JSON schema is made of. */
type Node = {
  type: string;
  kind: string;
  pipe?: Node[];
  entries?: Record<string, Node>;
  wrapped?: Node;
  default?: unknown;
  item?: Node;
  value?: Node;
  options?: unknown[];
  literal?: unknown;
  description?: string;
  requirement?: unknown;
};

const DECIMAL: Json = {
  description:
    'A decimal written plainly, as text ("0.05") or as a number (0.05); no exponent, no separators.',
  anyOf: [{ type: 'string', pattern: decimalPattern.source }, { type: 'number' }]
};

/**
 * The JSON schema (draft 2020-12) of one of our schemas, descriptions and defaults included. Schemas named in
 * `parts` are written once, under $defs.
 */
export function jsonSchemaOf(
  schema: v.GenericSchema,
  title: string,
  parts: Readonly<Record<string, v.GenericSchema>> = {}
): Json {
  const names = new Map(Object.entries(parts).map(([name, part]) => [part as unknown as Node, name]));
  const writer = new Writer(names);
  const root = writer.write(schema as unknown as Node);
  const definitions = Object.entries(parts).map(([name, part]) => [
    name,
    writer.write(part as unknown as Node)
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...root,
    $defs: { decimal: DECIMAL, ...Object.fromEntries(definitions) }
  };
}

class Writer {
  readonly #names: ReadonlyMap<Node, string>;
  constructor(names: ReadonlyMap<Node, string>) {
    this.#names = names;
  }

  /** A schema in place, or a reference to its definition. */
  refer(node: Node): Json {
    const name = this.#names.get(node);
    return name === undefined ? this.write(node) : { $ref: `#/$defs/${name}` };
  }

  write(node: Node): Json {
    const description = node.pipe?.findLast(({ type }) => type === 'description')?.description;
    const shape = isDecimal(node) ? { $ref: '#/$defs/decimal' } : this.#shape(node);
    return { ...(description === undefined ? {} : { description }), ...shape, ...limitsOf(node) };
  }

  #shape(node: Node): Json {
    switch (node.type) {
      case 'strict_object':
      case 'loose_object':
        return this.#object(node);
      case 'array':
        return { type: 'array', items: this.refer(node.item!) };
      case 'record':
        return { type: 'object', additionalProperties: this.refer(node.value!) };
      case 'union':
      case 'variant':
        return { anyOf: node.options!.map((option) => this.refer(option as Node)) };
      case 'picklist':
        return { enum: node.options };
      case 'literal':
        return { const: node.literal };
      case 'nullable':
        return { anyOf: [this.refer(node.wrapped!), { type: 'null' }] };
      default:
        return { type: node.type };
    }
  }

  #object({ type, entries = {} }: Node): Json {
    const properties: Json = {};
    const required: string[] = [];
    for (const [name, entry] of Object.entries(entries)) {
      const inner = entry.pipe?.[0] ?? entry;
      if (inner.type === 'optional') {
        const shown = inner.default === undefined ? {} : { default: inner.default };
        const outer = entry.pipe?.findLast((step) => step.type === 'description')?.description;
        properties[name] = {
          ...this.refer(inner.wrapped!),
          ...(outer === undefined ? {} : { description: outer }),
          ...shown
        };
      } else {
        properties[name] = this.refer(entry);
        required.push(name);
      }
    }
    return {
      type: 'object',
      properties,
      required,
      ...(type === 'strict_object' ? { additionalProperties: false } : {})
    };
  }
}

const isDecimal = ({ type, options }: Node): boolean =>
  type === 'union' &&
  options!.some((option) => (option as Node).pipe?.some(({ requirement }) => requirement === decimalPattern));

function limitsOf({ pipe = [] }: Node): Json {
  const limits: Json = {};
  for (const step of pipe) {
    if (step.type === 'min_length')
      limits[pipe[0]!.type === 'array' ? 'minItems' : 'minLength'] = step.requirement;
    if (step.type === 'min_value') limits['minimum'] = step.requirement;
    if (step.type === 'integer') limits['type'] = 'integer';
    if (step.type === 'check' && step.requirement === isIsoDate) limits['format'] = 'date';
    if (step.type === 'regex') limits['pattern'] = (step.requirement as RegExp).source;
  }
  return limits;
}
