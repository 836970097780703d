import { parseDecimal } from '../../core/money.ts';
import { valueAt, type Path } from './edit-document.ts';
import { freshValue, type SchemaNode } from './plan-schema.ts';

const words: Readonly<Record<string, string>> = {
  tiers: 'tier',
  caps: 'cap',
  combined: 'measure',
  ramp: 'step',
  tenureQuotas: 'quota',
  objectives: 'objective',
  from: 'amount',
  gates: 'gate',
  modifiers: 'modifier',
  versions: 'dated table',
  where: 'condition',
  factors: 'factor',
  measures: 'measure',
  crediting: 'credit rule'
};

/** What an item of a list is called: "tier", "gate". */
export function rowName(path: Path): string {
  const names = path.filter((step): step is string => typeof step === 'string');
  if (names.at(-1) === 'tiers' && names.at(-2) === 'modifiers') return 'step';
  return words[names.at(-1) ?? ''] ?? 'row';
}

/** The measure of the nearest part above a place that names one; otherwise the document's first. */
export function measureNear(document: unknown, path: Path): string {
  for (let length = path.length; length > 0; length--) {
    const { measure } = (valueAt(document, path.slice(0, length)) ?? {}) as { measure?: unknown };
    if (typeof measure === 'string') return measure;
  }
  const first = valueAt(document, ['measures', 0]) as { id?: unknown } | undefined;
  return typeof first?.id === 'string' ? first.id : '';
}

const numbered = (path: Path, rows: readonly { readonly id?: unknown }[]): string => {
  const word = rowName(path).replaceAll(' ', '-');
  const taken = new Set(rows.map(({ id }) => id));
  let at = rows.length + 1;
  while (taken.has(`${word}-${at}`)) at++;
  return `${word}-${at}`;
};

/** Readable as it stands, and met by every sale until somebody says which are meant. */
const CONDITION = { attribute: 'product', notIn: ['A'] };
const yearAfter = (date: string) => `${Number(date.slice(0, 4)) + 1}-01-01`;

/** A new item of a list that can be read as it stands: starts go on rising, measures are the part's own. */
export function newRow(document: unknown, path: Path, item: SchemaNode): unknown {
  const rows =
    (valueAt(document, path) as
      { id?: unknown; from?: unknown; fromMonth?: unknown; start?: unknown; rate?: unknown }[] | undefined) ??
    [];
  const last = rows.at(-1);
  const measure = measureNear(document, path);
  const hint = {
    measure,
    measures: [measure],
    ...(path.at(-1) === 'from' ? { amount: measure } : {}),
    ...(path.at(-1) === 'factors' ? { where: [CONDITION], times: '1' } : {}),
    ...(typeof last?.start === 'string' ? { start: yearAfter(last.start) } : {}),
    fromMonth: 1 + rows.reduce((latest, { fromMonth }) => Math.max(latest, Number(fromMonth ?? -1)), -1),
    id: numbered(path, rows),
    weight: '1',
    points: '1',
    on: 'attainment',
    at: '2',
    atLeast: '1',
    factor: '1',
    tiers: [{ from: '0', ...(path.at(-1) === 'modifiers' ? { factor: '1' } : { rate: '0' }) }],
    kind: item.properties?.['kind']?.const
  };
  const fresh = freshValue(item, hint) as Record<string, unknown>;
  if (last === undefined) return path.at(-1) === 'where' ? CONDITION : fresh;
  const from =
    typeof last.from === 'string' || typeof last.from === 'number'
      ? parseDecimal(String(last.from))
      : undefined;
  if (from)
    return { ...fresh, ...('rate' in last ? { rate: last.rate } : {}), ...stepAfter(rows, from.toNumber()) };
  return path.at(-1) === 'where' ? CONDITION : fresh;
}

/** The next start: as far on as the last step was, or a quarter of the start, or a quarter. */
function stepAfter(rows: readonly { readonly from?: unknown }[], from: number): { from: string } {
  const before = Number(rows.at(-2)?.from ?? Number.NaN);
  const step = Number.isFinite(before) && from > before ? from - before : from > 0 ? from / 4 : 1;
  return { from: String(Number((from + step).toPrecision(12))) };
}
