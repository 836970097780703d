import { parseDecimal } from '../../core/money.ts';

/** A figure of a plan that a slider can move: what it is, where it stands in the document, how far it goes. */
export type SlideFigure = {
  readonly id: string;
  readonly label: string;
  readonly component: string;
  readonly path: readonly (string | number)[];
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
};

type Written = Readonly<Record<string, unknown>>;
const isWritten = (value: unknown): value is Written => typeof value === 'object' && value !== null;

/**
 * The rates, tier starts, thresholds and caps of a plan document that are plain figures. A slider goes from nothing to
 * twice the figure, a tier start no further than its neighbours; figures by attribute or date are edited in the plan.
 */
export function slideFigures(document: unknown): SlideFigure[] {
  return listOf(document, 'plans').flatMap((plan, at) =>
    listOf(plan, 'components').flatMap((part, index) => figuresOf(part, ['plans', at, 'components', index]))
  );
}

function figuresOf(part: Written, path: readonly (string | number)[]): SlideFigure[] {
  const component = String(part['title'] ?? part['id'] ?? '');
  const figure = (
    label: string,
    place: readonly (string | number)[],
    text: unknown,
    low?: number,
    high?: number
  ) => {
    const value = typeof text === 'string' ? parseDecimal(text)?.toNumber() : undefined;
    if (value === undefined || value < 0) return [];
    const step = stepFor(value);
    const [min, max] = [low ?? 0, high ?? Math.max(step * 20, roundTo(value * 2, step))];
    const own = [...path, ...place];
    return [{ id: own.join('.'), label, component, path: own, value, min, max, step }];
  };
  const tiers = listOf(part, 'tiers');
  const startOf = (at: number) => parseDecimal(String(tiers[at]?.['from'] ?? ''))?.toNumber();
  return [
    ...rate('Rate', part['rate'], ['rate'], figure),
    ...tiers.flatMap((tier, at) => {
      const [before, own, after] = [startOf(at - 1), startOf(at), startOf(at + 1)];
      const step = stepFor(own ?? 1);
      const name = typeof tier['title'] === 'string' ? tier['title'] : `tier ${at + 1}`;
      // The first tier begins at nothing: where it began elsewhere, what lies below would be undefined.
      const start =
        at === 0
          ? []
          : figure(`Start of ${lower(name)}`, ['tiers', at, 'from'], tier['from'], (before ?? 0) + step, after === undefined ? undefined : after - step); // prettier-ignore
      return [...rate(`Rate, ${lower(name)}`, tier['rate'], ['tiers', at, 'rate'], figure), ...start];
    }),
    ...(isWritten(part['threshold'])
      ? figure('Threshold', ['threshold', 'at'], part['threshold']['at'])
      : []),
    ...listOf(part, 'caps').flatMap((cap, at) => figure('Cap', ['caps', at, 'at'], cap['at']))
  ];
}

type Maker = (label: string, place: readonly (string | number)[], text: unknown) => SlideFigure[];

/** A plain rate, or the multiple of each person's base rate. */
const rate = (label: string, value: unknown, place: readonly (string | number)[], figure: Maker) =>
  isWritten(value) ? figure(`${label}, × base rate`, [...place, 'baseRate'], value['baseRate']) : figure(label, place, value); // prettier-ignore

const listOf = (value: unknown, name: string): Written[] => {
  const list = isWritten(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isWritten) : [];
};

const lower = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** Steps of about a hundredth of the figure, in powers of ten: 0.01 for 1.5, 0.001 for 0.08, 1,000 for 250,000. */
const stepFor = (value: number): number =>
  value === 0 ? 0.01 : Number(`1e${Math.floor(Math.log10(value)) - (value < 1 ? 1 : 2)}`);

const roundTo = (value: number, step: number): number => Math.round(value / step) * step;

/** A slider's position as a plain decimal text of the slider's own places. */
export function slideText(value: number, { step }: Pick<SlideFigure, 'step'>): string {
  const places = Math.max(0, -Math.floor(Math.log10(step)));
  const text = value.toFixed(places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The document with the figure at a path replaced; what lies beside it is shared, not copied. */
export function withFigure(document: unknown, path: readonly (string | number)[], text: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  if (Array.isArray(document)) {
    return document.map((item: unknown, at) => (at === key ? withFigure(item, rest, text) : item));
  }
  return isWritten(document) ? { ...document, [key]: withFigure(document[key], rest, text) } : document;
}
