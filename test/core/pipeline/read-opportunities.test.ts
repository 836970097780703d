import { expect, test } from 'vitest';
import { readOpportunities } from '../../../src/lib/core/pipeline/read-opportunities.ts';

const columns = [
  'opportunity_id',
  'sales_agent',
  'product',
  'deal_stage',
  'engage_date',
  'close_date',
  'close_value'
];

test('headers are matched by synonym, and stages tell won from lost from open', () => {
  const read = readOpportunities(columns, [
    ['A', 'Ada', 'GTX', 'Won', '2017-01-02', '2017-02-03', '1054'],
    ['B', 'Ben', 'GTX', 'Lost', '2017-01-02', '2017-02-03', '0'],
    ['C', 'Cho', 'GTX', 'Engaging', '2017-01-02', '', '']
  ]);
  expect(read.ok && read.value.opportunities.map(({ id, outcome, team }) => [id, outcome, team])).toEqual([
    ['A', 'won', 'Ada'],
    ['B', 'lost', 'Ben'],
    ['C', 'open', 'Cho']
  ]);
  expect(read.ok && read.value.opportunities[0]!.amount!.toFixed()).toBe('1054');
});

test.each(['created', 'Created', 'Created Date', 'created_on', 'CreateDate'])(
  'the day a deal was made may be called %s',
  (name) => {
    const read = readOpportunities(['id', 'stage', 'close_date', name], [['A', 'Open', '', '2026-01-02']]);
    expect(read.ok && read.value.opportunities[0]!.created).toBe('2026-01-02');
  }
);

test('rows that cannot be used are counted, each kind in a sentence', () => {
  const read = readOpportunities(columns, [
    ['A', '', '', 'Won', '2017-01-02', '', '5'],
    ['B', '', '', 'Prospecting', '', '', ''],
    ['B', '', '', 'Prospecting', '', '', ''],
    ['', '', '', 'Won', '2017-01-02', '2017-01-03', '5']
  ]);
  expect(read.ok && read.value.findings.map(({ code, count }) => [code, count])).toEqual([
    ['closed-without-date', 1],
    ['duplicate', 1],
    ['no-id', 1],
    ['open-without-date', 1]
  ]);
});

test('an amount or a day that cannot be read is named by its line, and one deal is one deal', () => {
  const read = readOpportunities(
    columns,
    [
      ['A', '', '', 'Won', '2017-01-02', '2017-02-03', '5'],
      ['B', '', '', 'Engaging', '2017-01-02', 'soon', 'a lot'],
      ['C', '', '', 'Engaging', 'spring', '', 'much']
    ],
    [2, 3, 5]
  );
  expect(read.ok && read.value.findings.map(({ message }) => message)).toEqual([
    '2 deals with an amount that is no number: it counts as not known (first: line 3: “a lot”).',
    '1 open deal with a close date that is no date: it counts as not known (first: line 3: “soon”).',
    '1 open deal without a created or engaged date: not to be placed in time, so left out of the forecast (first: line 5: “spring”).'
  ]);
});

test('every missing column is named at once', () => {
  const read = readOpportunities(['name', 'amount'], []);
  expect(!read.ok && read.problems.map(({ path }) => path[0])).toEqual(['id', 'stage', 'close']);
});

test('an open deal with an amount of 0 has none yet; a closed one with 0 came to 0', () => {
  const read = readOpportunities(
    ['id', 'stage', 'close_date', 'amount'],
    [
      ['a', 'Engaging', '', '0'],
      ['b', 'Lost', '2024-01-01', '0.00'],
      ['c', 'Engaging', '', '12.50']
    ]
  );
  if (!read.ok) throw new Error(read.problems[0]?.message);
  expect(read.value.opportunities.map(({ amount }) => amount?.toFixed())).toEqual([undefined, '0', '12.5']);
  expect(read.value.findings.find(({ code }) => code === 'open-zero')?.count).toBe(1);
});
