import { formatDelta } from '../format/delta.ts';
import { formatMoney } from '../format/money.ts';
import { formatCount } from '../format/number.ts';
import { deviationChange, positionsApart } from './deviation-words.ts';
import { formatWithNoun } from './figure-text.ts';
import { countUnits } from './move-words.ts';
import type { PaintEffect } from './paint-effect.ts';
import type { PayView } from './pay-view.svelte.ts';
import type { TerritoryEditor } from './territory-editor.svelte.ts';
import { nameOfHolder } from './territory-plan.ts';

/** A unit with what it belongs to: `Lander, Nevada`. */
export function placeOf({ geometry }: Pick<TerritoryEditor, 'geometry'>, unit: number): string {
  const parent = geometry.parentNames.get(geometry.parents[unit]!);
  return parent ? `${geometry.names[unit]}, ${parent}` : geometry.names[unit]!;
}

/** What some units hold of each measure that says something. */
export function figuresOf({ usefulMeasures }: TerritoryEditor, amounts: PaintEffect['moved']): string {
  return usefulMeasures
    .map((key) =>
      key === 'accounts'
        ? formatCount(amounts.accounts, 'account')
        : key === 'credit'
          ? `${formatMoney(amounts.credit.toFixed(2), { unit: 'whole' })} credit`
          : formatWithNoun(key, amounts[key])
    )
    .join(', ');
}

const change = (editor: TerritoryEditor, { after }: PaintEffect, position: number): string =>
  `${nameOfHolder(editor.plan, position)} ${deviationChange(positionsApart(editor).has(position), editor.balance.deviations[position]!, after.deviations[position]!)}`;

/** What a hand-over would do, a line each: what goes where, what it holds, both balances, both payouts. */
export function prospectLines(editor: TerritoryEditor, effect: PaintEffect, pay: PayView): string[] {
  const { handover, givers, moved } = effect;
  const [unit] = handover.units;
  const what =
    handover.units.length === 1 ? placeOf(editor, unit!) : countUnits(handover.units.length, editor.noun);
  const [giver = -1] = givers;
  const others = givers.length > 1 ? `, and ${formatCount(givers.length - 1, 'more giver')}` : '';
  return [
    `${what} to ${nameOfHolder(editor.plan, handover.to)}`,
    figuresOf(editor, moved),
    change(editor, effect, handover.to),
    ...(giver < 0 ? [] : [`${change(editor, effect, giver)}${others}`]),
    ...payLines(editor, effect, pay),
    ...(handover.heldByLock > 0 ? [`${handover.heldByLock} held by a lock`] : [])
  ];
}

/** The payout of whoever gets and of whoever gives most, where it would differ. */
function payLines({ plan, source }: TerritoryEditor, effect: PaintEffect, pay: PayView): string[] {
  const people = [effect.handover.to, effect.givers[0] ?? -1].flatMap(
    (position) => plan.territories[position]?.rep ?? []
  );
  return [...new Set(people)].flatMap((rep) => {
    const shift = pay.payoutShift(effect, rep);
    if (shift === undefined || Math.abs(shift) < 0.5) return [];
    const { text } = formatDelta(shift.toFixed(2), { kind: 'money', unit: 'whole' });
    return [`${source.reps.get(rep) ?? rep} payout ${text} against now`];
  });
}

/** The same for the ear, short: `handed to Phoenix: Phoenix −8.3 to −7.1 %`. */
export const prospectWords = (editor: TerritoryEditor, effect: PaintEffect): string =>
  `Enter hands it over: ${change(editor, effect, effect.handover.to)}`;
