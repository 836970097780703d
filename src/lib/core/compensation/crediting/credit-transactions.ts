import { currencyExponent, type Decimal, ONE, sumDecimals, ZERO } from '../../money.ts';
import type { CreditRule, Measure, PlanDocument } from '../schema/plan.ts';
import type { PayoutInput, Transaction } from '../schema/input.ts';
import { spreadRounded } from '../rounding.ts';
import { anchorDate } from './anchor-date.ts';
import type { Credit, Finding } from './credit.ts';
import { exchangeRate } from './exchange.ts';
import type { Hierarchy } from './hierarchy.ts';
import { amountOf, attributeTexts, factorOn, isMeasured } from './measure-amount.ts';
import { meets } from './meets.ts';

type Split = PayoutInput['splits'][number];
type Share = { readonly payee: string; readonly share: Decimal; readonly role: string | undefined };
type Door = {
  readonly document: PlanDocument;
  readonly input: PayoutInput;
  readonly transactions: ReadonlyMap<string, Transaction>;
  readonly splits: ReadonlyMap<string, readonly Split[]>;
  readonly payees: ReadonlySet<string>;
  readonly findings: Finding[];
};

/**
 * Every credit of the input: transactions through the credit rules, ready-made credits, then rollups up the
 * hierarchy as it stands on each credit's date. A reversal without splits takes those of what it reverses.
 */
export function creditTransactions(
  document: PlanDocument,
  input: PayoutInput,
  hierarchy: Hierarchy,
  findings: Finding[]
): Credit[] {
  const door: Door = {
    document,
    input,
    transactions: new Map(input.transactions.map((transaction) => [transaction.id, transaction])),
    splits: groupSplits(input.splits),
    payees: new Set(input.payees.map(({ id }) => id)),
    findings
  };
  const credits = [
    ...readyMade(door),
    ...input.transactions.flatMap((transaction) => creditOne(door, transaction))
  ];
  const rollups = document.crediting.filter((rule) => rule.kind === 'rollup');
  const rolled = rollups.flatMap((rule) =>
    credits
      .filter(({ type, measure }) => rule.of.some((of) => of === type) && appliesTo(rule, measure))
      .flatMap((credit) =>
        hierarchy.above(credit.payee, credit.date, rule.levels).map((manager) => ({
          ...credit,
          id: `${credit.id}/${rule.id}/${manager}`,
          payee: manager,
          amount: credit.amount.times(rule.share),
          share: credit.share.times(rule.share),
          type: rule.type ?? ('rollup' as const),
          rule: rule.id
        }))
      )
  );
  return [...credits, ...rolled];
}

const appliesTo = (rule: CreditRule, measure: string) =>
  rule.measures === undefined || rule.measures.includes(measure);

function groupSplits(splits: readonly Split[]): Map<string, Split[]> {
  const groups = new Map<string, Split[]>();
  for (const split of splits) {
    const group = groups.get(split.transaction);
    if (group) group.push(split);
    else groups.set(split.transaction, [split]);
  }
  return groups;
}

/** The credits of one transaction under every rule that gives credit directly. */
function creditOne(door: Door, transaction: Transaction): Credit[] {
  const attributes = { type: transaction.type, ...attributeTexts(transaction.attributes) };
  const credits = door.document.crediting.flatMap((rule) => {
    if (rule.kind === 'rollup') return [];
    const shares = sharesOf(door, rule, transaction, attributes);
    return shares.length === 0
      ? []
      : door.document.measures
          .filter(({ id }) => appliesTo(rule, id))
          .flatMap((measure) => creditMeasure(door, rule, measure, transaction, shares, attributes));
  });
  if (credits.length === 0 && Object.keys(transaction.measures).length > 0) {
    door.findings.push({
      code: 'no-credit',
      message: `Transaction ${transaction.id} is credited to nobody: no credit rule, split or date fits it.`,
      keys: { transaction: transaction.id }
    });
  }
  return credits;
}

type DirectRule = Exclude<CreditRule, { kind: 'rollup' }>;

function sharesOf(
  door: Door,
  rule: DirectRule,
  transaction: Transaction,
  attributes: Readonly<Record<string, string>>
): Share[] {
  const fits = (role?: string) =>
    meets(rule.where, {
      attributes: role === undefined ? attributes : { ...attributes, role },
      amounts: transaction.measures
    });
  if (rule.kind === 'split') {
    const own = door.splits.get(transaction.id);
    const inherited = own ?? (transaction.reverses ? door.splits.get(transaction.reverses) : undefined) ?? [];
    const splits = inherited.filter(
      ({ role }) =>
        (rule.roles === undefined || (role != null && rule.roles.includes(role))) && fits(role ?? undefined)
    );
    checkTotal(door, rule.roles === undefined && rule.where === undefined, transaction, splits);
    return splits.map(({ payee, share, role }) => ({ payee, share, role: role ?? undefined }));
  }
  if (!fits()) return [];
  const payee = rule.kind === 'payee' ? rule.payee : attributes[rule.attribute];
  if (payee === undefined) return [];
  if (!door.payees.has(payee)) {
    door.findings.push({
      code: 'unknown-payee',
      message: `Transaction ${transaction.id} names ${payee}, who is not among the payees, so rule ${rule.id} gives no credit.`,
      keys: { transaction: transaction.id, payee }
    });
    return [];
  }
  return [{ payee, share: ONE, role: undefined }];
}

function checkTotal(
  door: Door,
  everything: boolean,
  transaction: Transaction,
  splits: readonly Split[]
): void {
  if (!everything || door.document.settings.splits.total === 'free' || splits.length === 0) return;
  const total = sumDecimals(splits.map(({ share }) => share));
  if (total.eq(1)) return;
  door.findings.push({
    code: 'split-total',
    message: `The shares of transaction ${transaction.id} add up to ${total.toFixed()}, not to 1; set settings.splits.total to "free" where double credit is meant.`,
    keys: { transaction: transaction.id }
  });
}

function creditMeasure(
  door: Door,
  rule: DirectRule,
  measure: Measure,
  transaction: Transaction,
  shares: readonly Share[],
  attributes: Readonly<Record<string, string>>
): Credit[] {
  const described = { attributes, amounts: transaction.measures };
  if (!isMeasured(measure, described)) return [];
  const own = amountOf(measure, transaction.measures);
  if (own === undefined) return [];
  const { settings } = door.document;
  const anchor = measure.anchorDate ?? settings.anchorDate;
  const ownDate = anchorDate(transaction.dates, anchor);
  if (ownDate === undefined) return [];
  const amount = convert(door, measure, transaction, own, ownDate);
  const factored = amount.times(rule.share).times(factorOn(measure, described));
  const isReturn =
    transaction.reverses != null || transaction.type === 'return' || transaction.type === 'credit';
  const returns = measure.returns ?? settings.returns;
  const original = transaction.reverses ? door.transactions.get(transaction.reverses) : undefined;
  const originalDate = original && anchorDate(original.dates, anchor);
  const parts = partAmounts(door, factored, shares);
  return shares.map(({ payee, share, role }, i) => ({
    id: `${transaction.id}/${rule.id}/${payee}${role === undefined ? '' : `/${role}`}`,
    payee,
    measure: measure.id,
    date: isReturn && returns === 'original' ? (originalDate ?? ownDate) : ownDate,
    amount: parts[i]!,
    type: rule.type ?? ('direct' as const),
    rule: rule.id,
    share: share.times(rule.share),
    transaction: transaction.id,
    reverses: transaction.reverses ?? undefined,
    ownDate,
    idle: isReturn && returns === 'ignore',
    attributes: role === undefined ? attributes : { ...attributes, role },
    amounts: transaction.measures
  }));
}

function convert(
  door: Door,
  measure: Measure,
  transaction: Transaction,
  amount: Decimal,
  date: string
): Decimal {
  const { currency, fx } = door.input;
  if (measure.unit !== 'money' || transaction.currency === undefined || transaction.currency === currency)
    return amount;
  const rate = exchangeRate(fx, transaction.currency, currency, date);
  if (rate !== undefined) return amount.times(rate);
  door.findings.push({
    code: 'no-exchange-rate',
    message: `There is no rate from ${transaction.currency} to ${currency} on ${date}, so transaction ${transaction.id} gives no credit of ${measure.id}.`,
    keys: { transaction: transaction.id, measure: measure.id }
  });
  return ZERO;
}

/** Exact products, or whole minor units that add up to the transaction. */
function partAmounts(door: Door, amount: Decimal, shares: readonly Share[]): Decimal[] {
  const exact = shares.map(({ share }) => amount.times(share));
  const places = currencyExponent(door.input.currency);
  const whole = sumDecimals(shares.map(({ share }) => share)).eq(1) && amount.decimalPlaces() <= places;
  if (door.document.settings.splits.amounts === 'exact' || !whole) return exact;
  const items = exact.map((part, i) => ({ key: `${shares[i]!.payee} ${i}`, amount: part }));
  const spread = spreadRounded(items, amount, places);
  return items.map(({ key }) => spread.get(key)!);
}

/** Credits given as they are; a reversal among them finds its original by credit or transaction. */
function readyMade({ document, input }: Door): Credit[] {
  const measures = new Map(document.measures.map((measure) => [measure.id, measure]));
  const dates = new Map<string, string>();
  for (const { id, transaction, date } of input.credits) {
    dates.set(id, date);
    if (transaction) dates.set(transaction, date);
  }
  return input.credits.map((row) => {
    const returns = measures.get(row.measure)?.returns ?? document.settings.returns;
    const original = row.reverses ? dates.get(row.reverses) : undefined;
    return {
      id: row.id,
      payee: row.payee,
      measure: row.measure,
      date: returns === 'original' ? (original ?? row.date) : row.date,
      amount: row.amount,
      type: row.type,
      rule: 'given',
      share: row.share ?? ONE,
      transaction: row.transaction ?? row.id,
      reverses: row.reverses ?? undefined,
      ownDate: row.date,
      idle: row.reverses != null && returns === 'ignore',
      attributes: row.attributes ? attributeTexts(row.attributes) : NOTHING,
      amounts: row.amounts ?? NONE
    };
  });
}

const NOTHING: Readonly<Record<string, string>> = {};
const NONE: Readonly<Record<string, Decimal>> = {};
