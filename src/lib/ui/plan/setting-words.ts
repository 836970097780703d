import { wordsOfValue } from '../../scenario/describe-plan-edit.ts';
import { formatPath, type Problem } from '../../core/result.ts';
import type { Path } from './edit-document.ts';

/** Words for fields where the name alone does not do; under `parent.field`, or `field` wherever it stands. */
const labels: Readonly<Record<string, string>> = {
  id: 'Name in files',
  title: 'Name for people',
  note: 'Remark',
  at: 'At',
  by: 'Measured in',
  pays: 'A rate multiplies',
  position: 'Looked up',
  'components.mode': 'A tier means',
  'components.kind': 'Mechanism',
  'crediting.kind': 'Credit goes to',
  edge: 'Tier edge of this table',
  crossing: 'A crossing deal takes',
  quotaTo: 'Compared with',
  span: 'Accumulates over',
  creditTypes: 'Credit types',
  where: 'Only transactions where',
  'where.attribute': 'What is asked',
  'where.in': 'Is one of',
  'where.notIn': 'Is none of',
  'where.measure': 'Or an amount of the sale',
  floor: 'Guarantee',
  target: 'Target incentive of its own',
  weight: 'Share of target incentive',
  interval: 'Computed for',
  window: 'Weeks it runs',
  combined: 'Measures by contribution',
  versions: 'Dated tables',
  'tiers.from': 'From',
  'modifiers.tiers': 'Steps',
  'team.of': 'Team',
  'team.attainment': 'Team attainment',
  'threshold.pay': 'Once reached',
  'threshold.by': 'Measured in',
  'gates.atLeast': 'At least',
  'gates.need': 'Reached by',
  'gates.otherwise': 'Missed, it pays this share',
  'caps.on': 'Limits',
  'caps.beyond': 'Counts beyond it',
  'budget.per': 'Lasts for',
  'budget.when': 'When it does not reach',
  'modifiers.mode': 'Between steps',
  'modifiers.effect': 'It',
  'rounding.point': 'Rounding point',
  'rounding.mode': 'Rounding mode',
  'rounding.places': 'Decimal places',
  yearStart: 'Plan year begins',
  anchorDate: 'Anchor date',
  tierEdge: 'Tier edge',
  exchange: 'Exchange rate of',
  'splits.total': 'Shares of a deal',
  'splits.amounts': 'Amounts of shares',
  'division.basis': 'Divided by',
  'proration.basis': 'Days counted',
  'proration.of': 'Scaled down',
  'proration.startDay': 'First day worked',
  'proration.partMonth': 'Part of a month',
  division: 'Division of yearly amounts',
  targetIncentivePer: 'Target incentive and base are for',
  payMix: 'Pay mix',
  tenureQuotas: 'Quota by tenure',
  'draw.base': 'The draw is',
  'draw.recovery': 'Owed',
  'draw.forgive': 'Forgiven at',
  'draw.belowDraw': 'Recovery may push pay below the draw',
  'draw.limit': 'Recovery takes at most',
  'draw.months': 'Only the first months',
  'holdback.share': 'Share held',
  'holdback.release': 'Released',
  'holdback.periods': 'Pay periods until release',
  'clawback.mode': 'Taken back',
  'clawback.windowMonths': 'Window, months',
  'payment.cap': 'Cap on payment',
  'cap.excess': 'What lies above',
  'cap.timesTargetIncentive': 'Times target incentive',
  negative: 'Pay below zero',
  'pool.atLeast': 'Team attainment needed',
  shareBy: 'Shared',
  shared: 'A split deal pays',
  amountPerPoint: 'Money for a point',
  'measures.from': 'Made up of',
  'crediting.of': 'Credit that rolls up',
  'crediting.share': 'Share credited',
  'crediting.type': 'Credit type',
  least: 'Nothing below',
  most: 'At most'
};

const attainmentOrAmount = { attainment: 'attainment (credit ÷ quota)', amount: 'the credited amount' };
const basis = {
  actualDays: 'calendar days',
  '30/360': 'months of 30 days',
  months: 'months',
  weights: 'weights of the plan'
};
const anchors = {
  firstGiven: 'the first date given',
  order: 'order date',
  booking: 'booking date',
  invoice: 'invoice date',
  payment: 'payment date'
};
const returns = {
  net: 'lower credit on their own date',
  original: 'lower credit on the original’s date',
  ignore: 'leave credit alone'
};

/** The meanings of a setting, in a few words each. */
const options: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'components.kind': {
    table: 'rate or rate table',
    matrix: 'matrix of two measures',
    objectives: 'objectives (MBO)',
    perTransaction: 'amount for every transaction (SPIF)',
    pool: 'team pool'
  },
  'crediting.kind': {
    split: 'those who share the transaction',
    attribute: 'the payee an attribute names',
    payee: 'always one payee',
    rollup: 'managers above'
  },
  by: attainmentOrAmount,
  pays: {
    credit: 'the credit',
    targetIncentive: 'the target incentive',
    base: 'base pay',
    fixed: 'nothing: it is money',
    points: 'points × money for a point'
  },
  position: {
    interval: 'the interval’s total',
    transaction: 'every transaction by itself',
    cumulativeInput: 'the span to date; earlier pay stays',
    cumulativeOutput: 'the span to date, trued up',
    overage: 'only credit above quota'
  },
  'components.mode': {
    marginal: 'marginal: each slice at its own rate',
    retroactive: 'retroactive: everything at the rate reached',
    noSplit: 'no split: each deal whole at one rate',
    interpolated: 'interpolated: a rate between the starts',
    band: 'band: the tier’s amount as it stands',
    curve: 'curve: an amount between the points'
  },
  'modifiers.mode': { band: 'the step reached', curve: 'interpolated' },
  edge: { lower: 'on its start, the tier that starts', upper: 'on its start, the tier below' },
  tierEdge: { lower: 'on a start: the tier that starts', upper: 'on a start: the tier below' },
  crossing: { reached: 'the rate of the tier it reaches', started: 'the rate of the tier it starts in' },
  quotaTo: {
    started: 'every quota that has started',
    toDate: 'the quota to date',
    whole: 'the quota of the whole span'
  },
  interval: {
    period: 'each pay period',
    month: 'each month',
    quarter: 'each quarter',
    half: 'each half year',
    year: 'each year'
  },
  'team.of': { direct: 'direct reports', all: 'everybody below' },
  'team.attainment': { total: 'total credit ÷ total quota', mean: 'mean of attainments' },
  'threshold.pay': {
    fromFirst: 'pays from the first unit (a cliff)',
    fromThreshold: 'pays what lies above'
  },
  'gates.need': { all: 'all the measures', any: 'any of the measures' },
  'modifiers.effect': {
    multiply: 'multiplies the pay',
    addTargetIncentive: 'adds times target incentive',
    addFixed: 'adds money'
  },
  'caps.on': {
    transaction: 'credit of one transaction',
    credit: 'credit of the interval',
    attainment: 'attainment',
    earned: 'pay in money',
    targetIncentive: 'pay as multiple of target incentive',
    base: 'pay as multiple of base pay'
  },
  'budget.per': { programme: 'the whole programme', period: 'each period' },
  'budget.when': { proRata: 'all cut by one factor', firstCome: 'the earliest first' },
  combine: { grid: 'the cell of the grid', add: 'row plus column', multiply: 'row times column' },
  'rounding.point': {
    tier: 'each tier',
    line: 'each line: person, period, component',
    statement: 'each statement: person and period',
    payee: 'once per person over all periods'
  },
  'rounding.mode': {
    'half-away': 'half away from zero',
    'half-even': 'half to the even digit',
    down: 'always down',
    up: 'always up'
  },
  anchorDate: anchors,
  returns,
  'splits.total': { whole: 'must add up to 1', free: 'free: double credit is meant' },
  'splits.amounts': { exact: 'exact products', cent: 'cut to cents that add up' },
  'division.basis': basis,
  'proration.basis': basis,
  'proration.startDay': { in: 'counts', out: 'does not count' },
  'proration.partMonth': {
    days: 'by its days',
    whole: 'as a whole month',
    none: 'not at all',
    byThe15th: 'whole if started by the 15th'
  },
  'proration.of': {
    both: 'quota and target incentive',
    quota: 'the quota',
    targetIncentive: 'the target incentive',
    neither: 'nothing'
  },
  exchange: { periodEnd: 'the period’s end', periodStart: 'the period’s start' },
  targetIncentivePer: { year: 'a year', period: 'a pay period' },
  'draw.base': {
    floor: 'a floor on pay',
    prepaid: 'a prepayment settled later',
    loan: 'a loan on top of pay'
  },
  'draw.recovery': {
    recoverable: 'until recovered',
    nonRecoverable: 'not at all',
    recoverableForgiven: 'until it ends, then forgiven'
  },
  'draw.forgive': { yearEnd: 'the year’s end', drawEnd: 'the draw’s end' },
  'holdback.release': { afterPeriods: 'after pay periods', whenPaid: 'when the customer pays' },
  'clawback.mode': {
    percent: 'a share of the pay on it',
    proRata: 'by months not lived',
    paidOnly: 'a share of what was paid on it',
    reTier: 'its period computed again without it'
  },
  'cap.excess': { forfeit: 'is lost', defer: 'waits for later periods' },
  'cap.per': { period: 'each period', year: 'each year' },
  negative: { carry: 'carried to later periods', forgive: 'forgiven', collect: 'collected' },
  shareBy: { equal: 'equally', credit: 'by credit', targetIncentive: 'by target incentive', days: 'by days' },
  shared: { full: 'everybody in full', byShare: 'each by share' },
  unit: { money: 'money', units: 'units', points: 'points', ratio: 'a ratio' },
  span: { year: 'the plan year', half: 'the half year', quarter: 'the quarter' }
};

/** The last two names of a path, without indexes: `["plans", 0, "components", 1, "mode"]` is `components.mode`. */
function placeOf(path: Path): { readonly field: string; readonly under: string } {
  const names = path.filter((step): step is string => typeof step === 'string');
  const field = names.at(-1) ?? '';
  return { field, under: `${names.at(-2) ?? ''}.${field}` };
}

const asWords = (name: string): string => {
  const spaced = name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** The words of a field: "A tier means". */
export function labelOfField(path: Path): string {
  const { field, under } = placeOf(path);
  return labels[under] ?? labels[field] ?? asWords(field);
}

/** The words of one meaning of a setting. */
export const labelOfOption = (path: Path, value: string): string =>
  knownOption(path, value) ?? asWords(value).toLowerCase();

function knownOption(path: Path, value: string): string | undefined {
  const { field, under } = placeOf(path);
  return (options[under] ?? options[field])?.[value];
}

const LONGEST = 60;

/** A value of a place in a few words, as a step of the scenario names it. */
export function valueInWords(path: Path, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = (typeof value === 'string' ? knownOption(path, value) : undefined) ?? wordsOfValue(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** A problem's sentence beside the field it is about: without the path, and without what only a file can write. */
export function sentenceInPlace({ path, message }: Problem): string {
  const place = formatPath(path);
  const rest = message.startsWith(`${place} `) ? message.slice(place.length + 1) : message;
  const plain = rest.replace(/, \{"attribute".*$/, ' such as 0.05.').replace(/, not Object\.$/, '.');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
