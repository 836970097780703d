import { breakpointsOf } from '../lint/breakpoints.ts';
import { Probe, tablesInForce, typicalOf } from '../lint/probe.ts';
import type { PayoutInput } from '../schema/input.ts';
import type { Component, PaymentTerms, Plan, PlanDocument } from '../schema/plan.ts';
import { describeComponent, labelOf, whereWords } from './describe-component.ts';
import { type PlanSentence, SentenceWriter } from './sentence.ts';
import { listed, money, number, percent } from './words.ts';

/**
 * The plan document: readable prose, sentence by sentence, each with the path of its rule, and a worked example of
 * every component at threshold, target and excellence. Changing any rule changes a sentence.
 */
export const describePlan = (document: PlanDocument, input?: PayoutInput): PlanSentence[] =>
  write(document, (plan, component) => workedExample(document, plan, component, input));

/** The sentences of the rules alone, without worked examples: nothing is computed. */
export const describeRules = (document: PlanDocument): PlanSentence[] => write(document);

type Example = (plan: Plan, component: Component) => string;

function write(document: PlanDocument, example?: Example): PlanSentence[] {
  const writer = new SentenceWriter();
  writer.say('title', `${document.title ?? 'Pay plan'}.`, '');
  describeMeasures(writer, document);
  document.plans.forEach((plan, i) => describeOne(writer, plan, `plans[${i}]`, example));
  describeSettings(writer, document);
  writer.sayRest('note', document.note);
  return writer.sentences;
}

function describeMeasures(writer: SentenceWriter, { measures, crediting }: PlanDocument): void {
  measures.forEach((measure, i) => {
    const rule = `measures[${i}]`;
    const parts = measure.from?.map(({ amount, times }) => (times.eq(1) ? amount : `${number(times)} × ${amount}`));
    writer.say(rule, `${labelOf(measure)} is measured in ${measure.unit}${parts ? `: ${listed(parts)}` : ''}.`, 'id', 'title', 'unit', 'from');
    if (measure.where) writer.say(`${rule}.where`, `Only transactions count where ${whereWords(measure.where)}.`, '');
    measure.factors?.forEach(({ where, times }, k) =>
      writer.say(`${rule}.factors[${k}]`, `Where ${whereWords(where)} the amount counts ${number(times)} times.`, '')
    );
    writer.sayRest(rule, measure);
  });
  crediting.forEach((creditRule, i) => {
    const rule = `crediting[${i}]`;
    const who = {
      split: 'those who share the transaction',
      attribute: `the payee named in ${creditRule.kind === 'attribute' ? creditRule.attribute : ''}`,
      payee: creditRule.kind === 'payee' ? creditRule.payee : '',
      rollup: creditRule.kind === 'rollup' ? `${creditRule.levels === 'all' ? 'every manager' : `managers up to ${creditRule.levels} levels`} above, for ${listed(creditRule.of)} credit` : ''
    }[creditRule.kind];
    writer.say(rule, `${labelOf(creditRule)}: credit of ${percent(creditRule.share)} goes to ${who}.`, 'id', 'title', 'kind', 'share', 'attribute', 'payee', 'levels', 'of');
    if (creditRule.kind !== 'rollup' && creditRule.where) writer.say(`${rule}.where`, `Only where ${whereWords(creditRule.where)}.`, '');
    writer.sayRest(rule, creditRule);
  });
} // prettier-ignore

function describeOne(writer: SentenceWriter, plan: Plan, rule: string, example: Example | undefined): void {
  writer.say(`${rule}.title`, `Plan: ${labelOf(plan)}.`, '');
  const mix = plan.terms.payMix;
  if (mix) writer.say(`${rule}.terms.payMix`, `Pay mix ${percent(mix.base)} base to ${percent(mix.variable)} variable.`, '');
  writer.say(`${rule}.terms.targetIncentivePer`, `Target incentive and base pay are for a ${plan.terms.targetIncentivePer}.`, '');
  plan.terms.ramp.forEach((step, i) =>
    writer.say(`${rule}.terms.ramp[${i}]`, `From month ${step.fromMonth} after the start, quota counts ${percent(step.quota)} and target incentive ${percent(step.targetIncentive)}.`, '')
  );
  plan.terms.tenureQuotas.forEach((step, i) =>
    writer.say(`${rule}.terms.tenureQuotas[${i}]`, `From month ${step.fromMonth} after the start, the yearly quota of ${step.measure} is ${number(step.amount)}.`, '')
  );
  plan.components.forEach((component, i) => {
    const path = `${rule}.components[${i}]`;
    describeComponent(writer, component, path);
    if (example) writer.say(`${path}.example`, example(plan, component));
  });
  describePayment(writer, plan.payment, `${rule}.payment`);
  writer.sayRest(`${rule}.note`, plan.note);
} // prettier-ignore

/** What a component pays at threshold, target and excellence, for a typical quota and target incentive. */
function workedExample(
  document: PlanDocument,
  plan: Plan,
  component: Component,
  input: PayoutInput | undefined
): string {
  const [first] = tablesInForce(component);
  const probe = new Probe(document, plan, first, typicalOf(input));
  const points = breakpointsOf(first, probe.quota);
  const [below, above] = [
    points.find((point) => point.lt(probe.quota)),
    points.findLast((point) => point.gt(probe.quota))
  ];
  const [low, high] = [below ?? probe.quota.times('0.5'), above ?? probe.quota.times('1.5')];
  const pays = (at: typeof low) => money(probe.payAt(at));
  return `For example, against a quota of ${number(probe.quota)}: a credit of ${number(low)} (threshold) pays ${pays(low)}, ${number(probe.quota)} (target) pays ${pays(probe.quota)}, ${number(high)} (excellence) pays ${pays(high)}.`;
}

function describePayment(writer: SentenceWriter, payment: PaymentTerms, rule: string): void {
  const { draw, holdback, clawback, cap } = payment;
  if (draw) {
    const meaning = { floor: 'a floor on the period’s pay', prepaid: 'a prepayment settled against later commission', loan: 'an extra loan on top of pay, repaid once the draws end' }[draw.base];
    const owed = { recoverable: 'it is owed until recovered', nonRecoverable: 'it is not owed', recoverableForgiven: `what is not recovered is forgiven at the ${draw.forgive === 'yearEnd' ? 'year’s' : 'draw’s'} end` }[draw.recovery];
    writer.say(`${rule}.draw`, `A draw of ${number(draw.amount)} each period is ${meaning}; ${owed}.`, 'amount', 'base', 'recovery', ...(draw.recovery === 'recoverableForgiven' ? ['forgive'] : []));
    writer.say(`${rule}.draw.belowDraw`, `Recovery ${draw.belowDraw ? 'may' : 'may not'} push pay below the draw.`, '');
    writer.say(`${rule}.draw.limit`, `It takes at most ${percent(draw.limit)} of a period’s pay.`, '');
  }
  const below = { carry: 'is carried to later periods', forgive: 'is forgiven', collect: 'is collected' }[payment.negative];
  writer.say(`${rule}.negative`, `Pay below zero ${below}.`, '');
  if (holdback) {
    const until = holdback.release === 'whenPaid' ? 'until the customer pays' : `for ${holdback.periods} pay ${holdback.periods === 1 ? 'period' : 'periods'}`;
    writer.say(`${rule}.holdback`, `${percent(holdback.share)} of pay is held back ${until}.`, 'share', 'release', ...(holdback.release === 'whenPaid' ? [] : ['periods']));
  }
  if (clawback) {
    const how = { percent: `${percent(clawback.share)} of the pay on it`, proRata: 'the part of the pay for the months not lived', paidOnly: `${percent(clawback.share)} of what was paid on it`, reTier: 'the difference to its period computed again without it' }[clawback.mode];
    writer.say(`${rule}.clawback`, `A reversed transaction takes back ${how}${clawback.windowMonths === undefined ? '' : `, within ${clawback.windowMonths} months`}.`, 'mode', 'windowMonths', ...(clawback.mode === 'percent' || clawback.mode === 'paidOnly' ? ['share'] : []));
  }
  if (cap) {
    const limit = cap.amount ? number(cap.amount) : `${number(cap.timesTargetIncentive!)} × target incentive`;
    writer.say(`${rule}.cap`, `At most ${limit} is paid out each ${cap.per}; the rest is ${cap.excess === 'defer' ? 'put off to later periods' : 'lost'}.`, 'amount', 'timesTargetIncentive', 'per', 'excess');
  }
  writer.sayRest(rule, payment);
} // prettier-ignore

function describeSettings(writer: SentenceWriter, { settings }: PlanDocument): void {
  const { point, mode } = settings.rounding;
  const at = { tier: 'each tier', line: 'each line', statement: 'each statement', payee: 'the running total of each payee' }[point];
  const how = { 'half-away': 'halves away from zero', 'half-even': 'halves to the even digit', down: 'towards zero', up: 'away from zero' }[mode];
  writer.say('settings.rounding', `Pay is rounded once, at ${at}, ${how}.`, 'point', 'mode');
  const date = { firstGiven: 'the first date given', order: 'the order date', booking: 'the booking date', invoice: 'the invoice date', payment: 'the payment date' }[settings.anchorDate];
  writer.say('settings.anchorDate', `Credit belongs to the period of ${date}.`, '');
  writer.say('settings.tierEdge', `A value exactly on the start of a tier stands in ${settings.tierEdge === 'lower' ? 'that tier' : 'the tier below'}.`, '');
  const returns = { net: 'lower the credit of their own date', original: 'lower the credit of the original’s date', ignore: 'leave credit alone' }[settings.returns];
  writer.say('settings.returns', `Returns ${returns}.`, '');
  const { total, amounts } = settings.splits;
  writer.say('settings.splits', `The shares of a transaction ${total === 'whole' ? 'must add up to the whole' : 'may add up to more or less than the whole'}; their amounts ${amounts === 'exact' ? 'stay exact' : 'are cut to whole cents that add up to it'}.`, 'total', 'amounts');
  writer.say('settings.yearStart', `The plan year begins on the first day of ${MONTHS[Number(settings.yearStart.slice(0, 2)) - 1]!}.`, '');
  writer.say('settings.division', `A quota or target incentive of a longer span is divided onto the pay periods by ${basisWords[settings.division.basis]}.`, 'basis');
  describeProration(writer, settings.proration);
  writer.say('settings.exchange', `Pay is turned into the payee’s currency at the rate of the ${settings.exchange === 'periodEnd' ? 'last' : 'first'} day of its period.`, '');
  writer.sayRest('settings', settings);
} // prettier-ignore

function describeProration(writer: SentenceWriter, { of, basis, startDay, partMonth }: Proration): void {
  const scaled = { both: 'quota and target incentive are', quota: 'the quota is', targetIncentive: 'the target incentive is', neither: 'nothing is' }[of];
  writer.say('settings.proration', `For who is on a plan for part of a period ${scaled} scaled to the part, by ${basisWords[basis]}; the first day ${startDay === 'in' ? 'counts' : 'does not count'}.`, 'of', 'basis', 'startDay');
  const month = { days: 'counts by its days', whole: 'counts whole', none: 'does not count', byThe15th: 'counts whole for who starts by the 15th or leaves after it, else not' }[partMonth];
  writer.say('settings.proration.partMonth', `Where months are counted, a month worked in part ${month}.`, '');
} // prettier-ignore

type Proration = PlanDocument['settings']['proration'];
const basisWords = {
  actualDays: 'calendar days',
  '30/360': 'months of 30 days',
  months: 'months',
  weights: 'the plan’s own weights'
} as const;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' '
);
