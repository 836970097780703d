import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Evaluation } from '../../../src/lib/scenario/evaluation.ts';
import { checkFile } from '../../../src/lib/ui/payout/check-file.ts';

const contract = (name: string) => readFileSync(`test/contract/verify/${name}`, 'utf8');

test('a dispute stands on its own inputs, with its question; an altered one names what differs', async () => {
  const stands = await checkFile('d.json', contract('example.dispute.json'), undefined);
  expect(stands.ok && stands.value).toMatchObject({
    kind: 'dispute',
    stands: true,
    about: 'ann, 2024Q1',
    question: 'Why is t2 not paid in full?',
    differences: []
  });
  const altered = JSON.parse(contract('example.dispute.json'));
  altered.expected.payment.paid = '1.00';
  const falls = await checkFile('d.json', JSON.stringify(altered), undefined);
  expect(falls.ok && [falls.value.stands, falls.value.differences.map(({ path }) => path)]).toEqual([
    false,
    ['payment.paid']
  ]);
});

test('a share is run on the open data', async () => {
  const text = contract('example.share.json');
  const { figures } = JSON.parse(text);
  const evaluate = async () => ({ ...figures, findings: [] }) as unknown as Evaluation;
  const same = await checkFile('s.json', text, evaluate);
  expect(same.ok && [same.value.kind, same.value.stands]).toEqual(['share', true]);
  const other = async () => ({ ...figures, fingerprint: 'other', findings: [] }) as unknown as Evaluation;
  const differs = await checkFile('s.json', text, other);
  expect(differs.ok && differs.value.differences).toEqual([
    { path: 'fingerprint', expected: figures.fingerprint, found: 'other' }
  ]);
});

test('what is no dispute and no share is refused in a sentence', async () => {
  for (const text of ['no json', '{"format":"x"}', '[]', 'null']) {
    const read = await checkFile('x.json', text, undefined);
    expect(read.ok, text).toBe(false);
  }
});
