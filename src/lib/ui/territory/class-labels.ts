import { formatMoney } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import { NO_BREAK_SPACE } from '../format/symbols.ts';
import type { Classes } from '../map/choropleth.ts';
import type { Colouring } from './territory-scene.svelte.ts';

/** The classes of a legend in words: `under 200`, `200 to 500`, `5,000 and over`. */
export function classLabels(
  { edges, colours }: Classes,
  colouring: Colouring
): { colour: string; label: string }[] {
  const edge = (value: number) => edgeText(value, colouring);
  return colours.map((colour, i) => {
    const [from, to] = [edges[i - 1], edges[i]];
    if (from === undefined && to === undefined) return { colour, label: 'all the same' };
    if (from === undefined) return { colour, label: `under ${edge(to!)}` };
    if (to === undefined) return { colour, label: `${edge(from)} and over` };
    return { colour, label: `${edge(from)} to ${edge(to)}` };
  });
}

function edgeText(value: number, colouring: Colouring): string {
  if (colouring === 'deviation') {
    return `${value > 0 ? '+' : ''}${formatNumber((value * 100).toFixed(1), Number.isInteger(value * 100) ? 0 : 1)}${NO_BREAK_SPACE}%`;
  }
  if (colouring === 'credit') return formatMoney(value, { unit: value >= 1e6 ? 'M' : 'k' });
  return formatNumber(value, Number.isInteger(value) ? 0 : 1);
}
