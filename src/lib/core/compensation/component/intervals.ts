import { addDays, type Period } from '../../period.ts';
import { blockOf } from '../measure/time-span.ts';
import type { Component } from '../schema/plan.ts';

/** The intervals of a component that are paid in a pay period: the period itself, or the blocks that end in it. */
export function intervalsIn({ interval }: Component, period: Period, yearStart: string): Period[] {
  if (interval === 'period') return [period];
  const blocks: Period[] = [];
  for (let day = period.start; day < period.end;) {
    const block = blockOf(day, interval, yearStart);
    const last = addDays(block.end, -1);
    if (last >= period.start && last < period.end) blocks.push(block);
    day = block.end;
  }
  return blocks;
}
