import * as v from 'valibot';
import { type Problem, type Result, reject, succeed } from '../result.ts';
import { groupBy } from './group-by.ts';
import { closed } from './measure/pieces.ts';
import { notThisFile } from './schema/kind-of-file.ts';
import { payoutInputSchema, type PayoutInput } from './schema/input.ts';
import { problemsOf } from './schema/problems.ts';

const INPUT_FILE = {
  name: 'the input of a payout',
  fields: ['periods', 'payees'],
  advice: 'an input begins {"periods":[…],"payees":[…]}, as in test/contract/payout'
};

/** Read a payout's input (the parsed JSON). Every problem at once, each with its path. */
export function parsePayoutInput(json: unknown): Result<PayoutInput> {
  const other = notThisFile(json, INPUT_FILE);
  if (other) return reject(other);
  const parsed = v.safeParse(payoutInputSchema, json);
  if (!parsed.typed) return reject(...problemsOf(parsed.issues));
  const problems = [
    ...(parsed.issues === undefined ? [] : problemsOf(parsed.issues)),
    ...checkInput(parsed.output)
  ];
  return problems.length === 0 ? succeed(parsed.output) : reject(...problems);
}

/** What the shape alone does not say: periods in order, spans that are spans, names that exist. */
function checkInput(input: PayoutInput): Problem[] {
  const problems: Problem[] = [];
  const say = (code: string, message: string, ...path: (string | number)[]) =>
    problems.push({ code, message, path });
  const spans = ['periods', 'payees', 'hierarchy', 'assignments', 'quotas', 'relief', 'fx'] as const;
  for (const list of spans) {
    input[list].forEach((row, i) => {
      if (row.start && row.end && row.start >= row.end) {
        say(
          'empty-span',
          `${list}[${i}] must start before it ends: ${row.start} to ${row.end}.`,
          list,
          i,
          'end'
        );
      }
    });
  }
  const periods = [...input.periods].sort((a, b) => (a.start < b.start ? -1 : 1));
  periods.forEach((period, i) => {
    const next = periods[i + 1];
    if (next && next.start < period.end) {
      say(
        'overlapping-periods',
        `Periods ${period.id} and ${next.id} overlap.`,
        'periods',
        input.periods.indexOf(next),
        'start'
      );
    }
  });
  repeated(input.periods.map(({ id }) => id)).forEach((i) =>
    say('repeated-id', `Two periods are named ${input.periods[i]!.id}.`, 'periods', i, 'id')
  );
  repeated(input.credits.map(({ id, knownAt }) => `${id} ${knownAt ?? ''}`)).forEach((i) =>
    say('repeated-id', `Two credits are named ${input.credits[i]!.id}.`, 'credits', i, 'id')
  );
  repeated(input.transactions.map(({ id, knownAt }) => `${id} ${knownAt ?? ''}`)).forEach((i) =>
    say(
      'repeated-id',
      `Two transactions are named ${input.transactions[i]!.id} and known at the same time.`,
      'transactions',
      i,
      'id'
    )
  );
  overlappingTerms(input.payees).forEach(([i, before]) =>
    say(
      'overlapping-payees',
      `payees[${i}] and payees[${before}] are both ${input.payees[i]!.id} on the same days: end one before the other starts, or remove one.`,
      'payees',
      i,
      'start'
    )
  );
  const payees = new Set(input.payees.map(({ id }) => id));
  const named = [
    'assignments',
    'splits',
    'credits',
    'quotas',
    'results',
    'adjustments',
    'relief',
    'balances'
  ] as const;
  for (const list of named) {
    input[list].forEach(({ payee }, i) => {
      if (!payees.has(payee))
        say(
          'unknown-payee',
          `${list}[${i}] names the payee ${payee}, who is not in payees.`,
          list,
          i,
          'payee'
        );
    });
  }
  const ids = new Set(input.periods.map(({ id }) => id));
  for (const list of ['results', 'adjustments'] as const) {
    input[list].forEach(({ period }, i) => {
      if (!ids.has(period))
        say(
          'unknown-period',
          `${list}[${i}] names the period ${period}, which is not in periods.`,
          list,
          i,
          'period'
        );
    });
  }
  const transactions = new Set(input.transactions.map(({ id }) => id));
  input.splits.forEach(({ transaction }, i) => {
    if (!transactions.has(transaction)) {
      say(
        'unknown-transaction',
        `splits[${i}] names the transaction ${transaction}, which is not in transactions.`,
        'splits',
        i,
        'transaction'
      );
    }
  });
  return problems;
}

/** Rows of one payee whose days overlap, each with the row it runs into: pay terms would count twice. */
function overlappingTerms(rows: PayoutInput['payees']): [number, number][] {
  const indexed = rows.map((row, i) => ({ id: row.id, i, ...closed(row) }));
  return [...groupBy(indexed, ({ id }) => id).values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.i - b.i));
    return sorted.flatMap((row, k): [number, number][] => {
      const before = sorted[k - 1];
      return before && row.start < before.end ? [[row.i, before.i]] : [];
    });
  });
}

function repeated(names: readonly string[]): number[] {
  const seen = new Set<string>();
  return names.flatMap((name, i) => (seen.has(name) ? [i] : (seen.add(name), [])));
}
