import type { Problem } from '../result.ts';
import { formatPath } from '../result.ts';
import { Decimal } from '../money.ts';
import type { Component, Plan, PlanDocument, TableComponent, Tier } from './schema/plan.ts';

type Path = readonly (string | number)[];
type Say = (code: string, path: Path, message: string) => void;

/** What the shape alone does not say: names that exist, tiers that rise, fields that belong together. */
export function checkPlan(document: PlanDocument): Problem[] {
  const problems: Problem[] = [];
  const say: Say = (code, path, message) =>
    problems.push({ code, message: `${formatPath(path)} ${message}.`, path });
  const measures = new Set(document.measures.map(({ id }) => id));
  unique(say, ['measures'], document.measures);
  unique(say, ['crediting'], document.crediting);
  unique(say, ['plans'], document.plans);
  document.crediting.forEach((rule, i) => {
    rule.measures?.forEach((id, k) => known(say, measures, id, ['crediting', i, 'measures', k]));
  });
  for (const name of ['division', 'proration'] as const) {
    const { basis, weights } = document.settings[name];
    const path = ['settings', name, 'weights'];
    if (basis === 'weights' && weights?.length !== 4 && weights?.length !== 12) {
      say('wrong-weights', path, 'must hold 4 or 12 weights for the basis "weights"');
    } else if (
      weights?.some((weight) => weight.isNegative()) ||
      (weights && weights.every((weight) => weight.isZero()))
    ) {
      say('wrong-weights', path, 'must not be negative and not all zero');
    }
  }
  document.plans.forEach((plan, i) => checkOne(say, measures, plan, ['plans', i]));
  return problems;
}

function checkOne(say: Say, measures: ReadonlySet<string>, plan: Plan, path: Path): void {
  unique(say, [...path, 'components'], plan.components);
  plan.terms.tenureQuotas.forEach(({ measure }, i) =>
    known(say, measures, measure, [...path, 'terms', 'tenureQuotas', i, 'measure'])
  );
  rising(
    say,
    plan.terms.ramp.map(({ fromMonth }) => new Decimal(fromMonth)),
    (k) => [...path, 'terms', 'ramp', k, 'fromMonth']
  );
  plan.terms.tenureQuotas.forEach(({ measure, fromMonth }, i, steps) => {
    const before = steps.slice(0, i).findLast((step) => step.measure === measure);
    if (before && before.fromMonth >= fromMonth)
      say(
        'not-rising',
        [...path, 'terms', 'tenureQuotas', i, 'fromMonth'],
        `must be more than the month before it (${before.fromMonth})`
      );
  });
  const mix = plan.terms.payMix;
  if (mix && !mix.base.plus(mix.variable).eq(1))
    say('wrong-mix', [...path, 'terms', 'payMix'], 'must add up to 1');
  const { clawback, holdback, draw } = plan.payment;
  if (clawback?.mode === 'proRata' && clawback.windowMonths === undefined) {
    say('missing', [...path, 'payment', 'clawback', 'windowMonths'], 'is needed for the mode "proRata"');
  }
  if (holdback && (holdback.share.isNegative() || holdback.share.gt(1))) {
    say('wrong-value', [...path, 'payment', 'holdback', 'share'], 'must lie between 0 and 1');
  }
  if (draw && (draw.limit.isNegative() || draw.limit.gt(1))) {
    say('wrong-value', [...path, 'payment', 'draw', 'limit'], 'must lie between 0 and 1');
  }
  if (draw?.amount.isNegative())
    say('wrong-value', [...path, 'payment', 'draw', 'amount'], 'must not be negative');
  plan.components.forEach((component, i) =>
    checkComponent(say, measures, component, [...path, 'components', i])
  );
}

function checkComponent(say: Say, measures: ReadonlySet<string>, component: Component, path: Path): void {
  component.gates.forEach((gate, i) =>
    gate.measures.forEach((id, k) => known(say, measures, id, [...path, 'gates', i, 'measures', k]))
  );
  component.modifiers.forEach((modifier, i) => {
    known(say, measures, modifier.measure, [...path, 'modifiers', i, 'measure']);
    rising(
      say,
      modifier.tiers.map(({ from }) => from),
      (k) => [...path, 'modifiers', i, 'tiers', k, 'from']
    );
  });
  component.caps.forEach((cap, i) => {
    if (cap.at.isNegative()) say('wrong-value', [...path, 'caps', i, 'at'], 'must not be negative');
    if (cap.beyond.isNegative() || cap.beyond.gt(1))
      say('wrong-value', [...path, 'caps', i, 'beyond'], 'must lie between 0 and 1');
  });
  if (component.window && component.window.start >= component.window.end) {
    say('empty-span', [...path, 'window', 'end'], 'must come after the start');
  }
  if (component.kind === 'table') return checkTable(say, measures, component, path);
  if (component.kind === 'matrix') {
    for (const name of ['rows', 'columns'] as const) {
      const axis = component[name];
      known(say, measures, axis.measure, [...path, name, 'measure']);
      rising(say, axis.from, (k) => [...path, name, 'from', k]);
      if (component.combine !== 'grid' && axis.values?.length !== axis.from.length) {
        say('wrong-shape', [...path, name, 'values'], 'must hold one value for each start');
      }
    }
    const { combine, rows, columns, values } = component;
    if (combine === 'grid') {
      const fits =
        values?.length === rows.from.length && values.every((row) => row.length === columns.from.length);
      if (!fits)
        say(
          'wrong-shape',
          [...path, 'values'],
          `must hold ${rows.from.length} rows of ${columns.from.length} values`
        );
    }
    return;
  }
  if (component.kind === 'objectives') {
    unique(say, [...path, 'objectives'], component.objectives);
    component.objectives.forEach(({ measure, points }, i) => {
      known(say, measures, measure, [...path, 'objectives', i, 'measure']);
      if (points.isNegative())
        say('wrong-value', [...path, 'objectives', i, 'points'], 'must not be negative');
    });
    if (component.objectives.every(({ points }) => points.isZero()))
      say('wrong-value', [...path, 'objectives'], 'need points that are not all zero');
    if (component.pays === 'points' && component.amountPerPoint === undefined) {
      say('missing', [...path, 'amountPerPoint'], 'is needed for pays "points"');
    }
    return;
  }
  known(say, measures, component.measure, [...path, 'measure']);
}

function checkTable(say: Say, measures: ReadonlySet<string>, component: TableComponent, path: Path): void {
  const { measure, combined, rate, tiers, versions, mode, pays, by, position } = component;
  if ((measure === undefined) === (combined === undefined))
    say('one-of', path, 'needs either "measure" or "combined"');
  if (measure !== undefined) known(say, measures, measure, [...path, 'measure']);
  combined?.forEach(({ measure: id }, i) => known(say, measures, id, [...path, 'combined', i, 'measure']));
  if ([rate, tiers, versions].filter((given) => given !== undefined).length !== 1) {
    say('one-of', path, 'needs exactly one of "rate", "tiers" and "versions"');
  }
  if (tiers) checkTiers(say, tiers, [...path, 'tiers']);
  versions?.forEach((version, i) => checkTiers(say, version.tiers, [...path, 'versions', i, 'tiers']));
  versions?.forEach((version, i) => {
    const before = versions[i - 1];
    if (before && before.start >= version.start)
      say('not-rising', [...path, 'versions', i, 'start'], 'must come after the version before it');
  });
  const lump = mode === 'band' || mode === 'curve';
  if (pays === 'fixed' && !lump)
    say('wrong-combination', [...path, 'pays'], '"fixed" goes with mode "band" or "curve"');
  if (lump && pays === 'credit') {
    say(
      'wrong-combination',
      [...path, 'mode'],
      `"${mode}" pays lumps: set "pays" to "fixed", "targetIncentive" or "base"`
    );
  }
  if ((pays === 'targetIncentive' || pays === 'base') && by === 'amount' && !lump && rate === undefined) {
    say(
      'wrong-combination',
      [...path, 'by'],
      `"amount" does not go with pays "${pays}" and mode "${mode}": use "attainment"`
    );
  }
  if (mode === 'noSplit' && pays !== 'credit')
    say('wrong-combination', [...path, 'mode'], '"noSplit" goes with pays "credit"');
  if (mode === 'noSplit' && position === 'cumulativeOutput') {
    say(
      'wrong-combination',
      [...path, 'position'],
      '"cumulativeOutput" does not go with mode "noSplit": use "cumulativeInput"'
    );
  }
  if (combined && pays === 'credit')
    say('wrong-combination', [...path, 'combined'], 'goes with pays "targetIncentive", "base" or "fixed"');
  if (combined && (by === 'amount' || position !== 'interval')) {
    say('wrong-combination', [...path, 'combined'], 'goes with by "attainment" and position "interval"');
  }
  if (component.team && (position === 'transaction' || mode === 'noSplit' || combined)) {
    say(
      'wrong-combination',
      [...path, 'team'],
      'goes with the team’s totals, not with single transactions or combined measures'
    );
  }
}

function checkTiers(say: Say, tiers: readonly Tier[], path: Path): void {
  rising(
    say,
    tiers.map(({ from }) => from),
    (i) => [...path, i, 'from']
  );
}

function rising(say: Say, starts: readonly Decimal[], path: (index: number) => Path): void {
  starts.forEach((start, i) => {
    const before = starts[i - 1];
    if (before && !start.gt(before))
      say('not-rising', path(i), `must be more than the start before it (${before.toFixed()})`);
  });
}

function unique(say: Say, path: Path, items: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  items.forEach(({ id }, i) => {
    if (seen.has(id)) say('repeated-id', [...path, i, 'id'], `"${id}" is used twice`);
    seen.add(id);
  });
}

function known(say: Say, measures: ReadonlySet<string>, id: string, path: Path): void {
  if (!measures.has(id))
    say('unknown-measure', path, `names the measure "${id}", which is not among the measures`);
}
