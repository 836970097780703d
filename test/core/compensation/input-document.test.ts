import { expect, test } from 'vitest';
import { inputDocument } from '../../../src/lib/core/compensation/input-document.ts';
import { parsePayoutInput } from '../../../src/lib/core/compensation/parse-input.ts';
import { creditsOf, quotaOf, readInput } from './pay.ts';

test('an input written and read again is the same input, with plain decimals and without empty lists', () => {
  const input = readInput({
    payees: [{ id: 'ann', base: '60000', start: '2022-01-01', attributes: { region: 'West', level: 2 } }],
    credits: creditsOf([['2024-02-01', '0.0000000001'], ['2024-02-02', '-12345678901234567890.55']]), // prettier-ignore
    quotas: [quotaOf(1000)]
  });
  const written = inputDocument(input);
  expect(written.credits!.map(({ amount }) => amount)).toEqual(['0.0000000001', '-12345678901234567890.55']);
  expect('splits' in written).toBe(false);
  const again = parsePayoutInput(JSON.parse(JSON.stringify(written)));
  expect(again.ok && inputDocument(again.value)).toEqual(written);
});
