import type { Decimal } from '../../money.ts';
import type { Component, Condition, TableComponent, Tier } from '../schema/plan.ts';
import type { SentenceWriter } from './sentence.ts';
import { listed, number, percent, rateWords } from './words.ts';

/** The name people read. */
export const nameOf = ({ id, title }: { readonly id: string; readonly title?: string | undefined }): string =>
  title ?? id;

/** The name with the id behind it. */
export const labelOf = ({
  id,
  title
}: {
  readonly id: string;
  readonly title?: string | undefined;
}): string => (title === undefined ? id : `${title} (${id})`);

/** Conditions in words. */
export const whereWords = (conditions: readonly Condition[]): string =>
  listed(
    conditions.map(({ attribute, measure, in: among, notIn, atLeast, below }) =>
      attribute === undefined
        ? `${measure} is ${listed([...(atLeast ? [`at least ${number(atLeast)}`] : []), ...(below ? [`below ${number(below)}`] : [])])}`
        : `${attribute} is ${listed([...(among ? [listed(among, 'or')] : []), ...(notIn ? [`not ${listed(notIn, 'or')}`] : [])])}`
    )
  );

/** The sentences of a component. */
export function describeComponent(writer: SentenceWriter, component: Component, rule: string): void {
  const name = labelOf(component);
  if (component.kind === 'table') describeTable(writer, component, rule);
  else if (component.kind === 'perTransaction') {
    writer.say(rule, `${name} pays ${number(component.amount)} for every credited transaction of ${component.measure}${component.atLeast.isZero() ? '' : ` of at least ${number(component.atLeast)}`}${component.shared === 'full' ? ', in full to everybody who shares it' : ', by share'}.`, 'id', 'title', 'kind', 'measure', 'amount', 'atLeast', 'shared');
  } else if (component.kind === 'objectives') {
    writer.say(rule, `${name} pays by objectives${component.pays === 'points' ? `, ${number(component.amountPerPoint!)} a point` : component.pays === 'base' ? ', a share of base pay' : ', a share of target incentive'}: ${listed(component.objectives.map((objective) => `${nameOf(objective)} (${objective.measure}${objective.by === 'attainment' ? ' against its quota' : ''}, ${number(objective.points)} points, nothing below ${number(objective.least)}, at most ${number(objective.most)})`))}.`, 'id', 'title', 'kind', 'pays', 'amountPerPoint', ...component.objectives.flatMap((_, i) => ['measure', 'by', 'points', 'least', 'most'].map((field) => `objectives[${i}].${field}`)));
  } else if (component.kind === 'pool') {
    const fund = 'amount' in component.fund ? `${number(component.fund.amount)}` : `${percent(component.fund.rate)} of the team’s ${component.measure} above ${number(component.fund.above)}`;
    const shares = { equal: 'equally', credit: 'by credit', targetIncentive: 'by target incentive', days: 'by days on the plan' }[component.shareBy];
    writer.say(rule, `${name} shares a pool of ${fund} among the payees on the plan ${shares}, measured in ${component.measure}${component.atLeast ? `, once the team reaches ${percent(component.atLeast)} of its quota` : ''}.`, 'id', 'title', 'kind', 'fund', 'measure', 'atLeast', 'shareBy');
  }
  describeCommon(writer, component, rule);
  writer.sayRest(rule, component);
} // prettier-ignore

const paysWords = {
  credit: 'of credit',
  targetIncentive: 'of target incentive',
  base: 'of base pay',
  fixed: 'in money'
} as const;

const modeWords = {
  marginal: 'each slice of credit at its own tier’s rate',
  retroactive: 'the whole credit at the rate reached, back to the first unit',
  noSplit: 'each transaction whole at one rate',
  interpolated: 'the whole credit at a rate between those of the neighbouring starts',
  band: 'the amount of the tier reached, as it stands',
  curve: 'an amount between those of the neighbouring points'
} as const;

const positionWords = {
  interval: 'the total of the interval',
  transaction: 'every transaction by itself',
  cumulativeInput: 'the credit of the span to date; what was paid earlier stays',
  cumulativeOutput: 'the span to date, less what was earned earlier in it (a true-up)',
  overage: 'only the credit above quota'
} as const;

function describeTable(writer: SentenceWriter, component: TableComponent, rule: string): void {
  const name = labelOf(component);
  const as = (value: Decimal) => (component.pays === 'fixed' ? number(value) : percent(value));
  const measured = component.measure ?? listed(component.combined!.map(({ measure, weight }) => `${measure} × ${number(weight)}`));
  if (component.rate) {
    writer.say(rule, `${name} pays ${rateWords(component.rate, as)} ${paysWords[component.pays]} on ${measured}.`, 'id', 'title', 'kind', 'rate', 'pays', 'measure', 'combined');
  } else writer.say(rule, `${name} pays a rate ${paysWords[component.pays]} on ${measured}, by tiers of ${component.by === 'attainment' ? 'attainment (credit ÷ quota)' : 'the credited amount'}.`, 'id', 'title', 'kind', 'pays', 'measure', 'combined', 'by');
  if (component.rate === undefined || component.mode !== 'marginal') writer.say(`${rule}.mode`, `It pays ${modeWords[component.mode]}.`, '');
  else writer.say(`${rule}.mode`, 'Every unit pays alike.', '');
  if (component.mode === 'noSplit') {
    writer.say(`${rule}.crossing`, `A transaction that crosses a start takes the rate of the tier it ${component.crossing === 'reached' ? 'reaches' : 'starts in'}.`, '');
  }
  const tierWords = (tiers: readonly Tier[], path: string) =>
    tiers.forEach((tier, i) => {
      const from = component.by === 'attainment' ? percent(tier.from) : number(tier.from);
      writer.say(`${path}[${i}]`, `From ${from}${tier.title ? ` (${tier.title})` : ''}: ${rateWords(tier.rate, as)}.`, 'from', 'rate', 'title');
    });
  if (component.tiers) tierWords(component.tiers, `${rule}.tiers`);
  component.versions?.forEach(({ start, tiers }, i) => {
    writer.say(`${rule}.versions[${i}]`, `From ${start} on these tiers are in force:`, 'start');
    tierWords(tiers, `${rule}.versions[${i}].tiers`);
  });
  writer.say(`${rule}.position`, `Looked up in the table: ${positionWords[component.position]}.`, '');
  const against = { started: 'every quota that has started, whole', toDate: 'the quota to date', whole: `the quota of the whole ${component.span}` }[component.quotaTo];
  if (component.position.startsWith('cumulative')) {
    writer.say(`${rule}.span`, `Credit accumulates over the ${component.span}.`, '');
    writer.say(`${rule}.quotaTo`, `It is compared with ${against}.`, '');
  } else if (component.rate === undefined) {
    writer.say(`${rule}.span`, `Nothing accumulates; if it did, then over the ${component.span}, against ${against}.`, '');
  }
  if (component.mode !== 'noSplit' && component.rate === undefined) {
    writer.say(`${rule}.crossing`, `No transaction is priced whole; if it were, one that crosses a start would take the rate of the tier it ${component.crossing === 'reached' ? 'reaches' : 'starts in'}.`, '');
  }
  if (component.team) {
    writer.say(`${rule}.team`, `It measures the payee’s ${component.team.of === 'all' ? 'whole team' : 'direct reports'}: ${component.team.attainment === 'total' ? 'total credit over total quota' : 'the mean of their attainments'}.`, 'of', 'attainment');
  }
} // prettier-ignore

function describeCommon(writer: SentenceWriter, component: Component, rule: string): void {
  const interval = component.interval === 'period' ? 'each pay period' : `each ${component.interval}, paid with the period in which it ends`;
  writer.say(`${rule}.interval`, `It is computed for ${interval}.`, '');
  writer.say(`${rule}.weight`, component.target ? `Its target incentive is stated, so its weight of ${percent(component.weight)} counts for nothing.` : `It stands for ${percent(component.weight)} of the target incentive.`, '');
  if (component.target) writer.say(`${rule}.target`, `Stated target incentive: ${number(component.target)}.`, '');
  if (component.window) writer.say(`${rule}.window`, `Only credit from ${component.window.start} up to but not including ${component.window.end} counts.`, 'start', 'end');
  if (component.creditTypes) writer.say(`${rule}.creditTypes`, `Only ${listed(component.creditTypes, 'or')} credit counts.`, '');
  if (component.where) writer.say(`${rule}.where`, `Only transactions count where ${whereWords(component.where)}.`, '');
  const { threshold } = component;
  if (threshold) {
    const level = threshold.by === 'attainment' ? `${percent(threshold.at)} of quota` : `a credit of ${number(threshold.at)}`;
    const then = threshold.pay === 'fromFirst' ? 'from there it pays from the first unit' : 'from there it pays only what lies above';
    writer.say(`${rule}.threshold`, `Below ${level} it pays nothing; ${then}.`, 'at', 'by', 'pay');
  }
  component.gates.forEach((gate, i) => {
    const level = gate.by === 'attainment' ? `${percent(gate.atLeast)} of quota` : number(gate.atLeast);
    writer.say(`${rule}.gates[${i}]`, `It needs ${gate.need === 'all' ? 'all' : 'any'} of ${listed(gate.measures)} at ${level} or more; otherwise it pays ${percent(gate.otherwise)} of what it would.`, 'measures', 'by', 'atLeast', 'need', 'otherwise');
  });
  component.modifiers.forEach((modifier, i) => {
    const effect = { multiply: 'multiplies the pay by', addTargetIncentive: 'adds, times the target incentive,', addFixed: 'adds' }[modifier.effect];
    const steps = modifier.tiers.map(({ from, factor }) => `${number(factor)} from ${modifier.by === 'attainment' ? percent(from) : number(from)}`);
    writer.say(`${rule}.modifiers[${i}]`, `The ${modifier.by === 'attainment' ? 'attainment' : 'value'} of ${modifier.measure} ${effect} ${listed(steps)}${modifier.mode === 'curve' ? ', interpolated between' : ''}.`, 'measure', 'by', 'mode', 'effect', ...modifier.tiers.flatMap((_, k) => [`tiers[${k}].from`, `tiers[${k}].factor`]));
  });
  const capWords = { transaction: 'The credit of one transaction', credit: 'Credit', attainment: 'Attainment', earned: 'Pay', targetIncentive: 'Pay, as a multiple of target incentive,', base: 'Pay, as a multiple of base pay,' };
  component.caps.forEach((cap, i) => {
    const limit = cap.on === 'attainment' ? percent(cap.at) : number(cap.at);
    writer.say(`${rule}.caps[${i}]`, `${capWords[cap.on]} counts up to ${limit}; beyond it ${cap.beyond.isZero() ? 'nothing counts' : `${percent(cap.beyond)} counts`}.`, 'on', 'at', 'beyond');
  });
  if (component.floor) writer.say(`${rule}.floor`, `It pays at least ${number(component.floor)}.`, '');
  if (component.budget) {
    const { amount, per, when } = component.budget;
    writer.say(`${rule}.budget`, `All payees together get at most ${number(amount)} ${per === 'period' ? 'a period' : 'over the programme'}; where it does not reach, ${when === 'proRata' ? 'all are cut by the same factor' : 'the earliest are paid first'}.`, 'amount', 'per', 'when');
  }
} // prettier-ignore
