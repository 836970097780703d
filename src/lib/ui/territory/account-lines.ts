import { formatMoney } from '../format/money.ts';
import type { AccountLayer } from './account-layer.svelte.ts';
import { placeOf } from './prospect-lines.ts';
import { nameOfHolder } from './territory-plan.ts';

/** An account under the pointer: its name, where it lies and with whom, what it was sold. */
export function accountLines({ placed, editor }: AccountLayer, account: number): string[] {
  const found = placed?.accounts[account];
  if (placed === undefined || found === undefined) return [];
  const unit = placed.units[account]!;
  const holder = nameOfHolder(editor.plan, editor.plan.holders[unit]!);
  return [
    found.name,
    `${placeOf(editor, unit)}: ${found.isNamed ? 'named to a person' : holder}`,
    `${formatMoney(found.sold, { unit: 'whole' })} sold`
  ];
}
