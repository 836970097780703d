import { describe, expect, test } from 'vitest';
import type { Change, ChangeOf } from '../../../src/lib/scenario/change.ts';
import { pendingQuotas, quotaCellKey } from '../../../src/lib/ui/quota/pending-quotas.ts';

const q1 = '2026-01-01';
const set = (rep: string, from: string | null, to: string | null): Change => ({
  type: 'quota.set',
  rep,
  measure: 'revenue',
  start: q1,
  from,
  to
});
const half: ChangeOf<'quota.scale'> = { type: 'quota.scale', reps: null, factor: '0.5', roundTo: '1' };
const pending = (shown: readonly Change[], asked: readonly Change[]) =>
  Object.fromEntries(pendingQuotas(shown, asked));
const ada = quotaCellKey('ada', q1);

describe('quotas that are set and not yet in the figures', () => {
  test('a typed quota stands at once, also when it is typed again', () => {
    expect(pending([], [set('ada', '100', '900')])).toEqual({ [ada]: '900' });
    expect(pending([set('ada', '100', '900')], [set('ada', '100', '300')])).toEqual({ [ada]: '300' });
    expect(pending([set('ada', '100', '900')], [set('ada', '100', '900')])).toEqual({});
  });

  test('undone, it is what it was; taken away, it is none', () => {
    expect(pending([set('ada', '100', '900'), set('ada', '900', '950')], [])).toEqual({ [ada]: '100' });
    expect(pending([], [set('ada', '100', null)])).toEqual({ [ada]: null });
  });

  test('what is scaled waits for its figures; what is set after a scale does not', () => {
    expect(pending([], [set('ada', '100', '900'), half])).toEqual({});
    expect(pending([half], [half, set('ada', '50', '70')])).toEqual({ [ada]: '70' });
  });

  test('a scale of other periods, reps or measures holds nothing up', () => {
    const typed = set('ada', '100', '900');
    const others: Partial<typeof half>[] = [
      { periods: ['2026-04-01'] },
      { reps: ['ben'] },
      { measure: 'units' }
    ];
    for (const other of others) expect(pending([], [typed, { ...half, ...other }])).toEqual({ [ada]: '900' });
    expect(pending([], [typed, { ...half, periods: [q1] }])).toEqual({});
  });
});
