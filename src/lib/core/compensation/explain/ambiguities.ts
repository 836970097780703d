import type { PayoutInput } from '../schema/input.ts';
import type { PlanDocument } from '../schema/plan.ts';

/** A rule of a plan that the trade reads in several ways. */
export type Ambiguity = {
  /** The setting, as a path in the plan document. */
  readonly path: readonly (string | number)[];
  readonly question: string;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly meaning: string }[];
};

const option = (value: string, meaning: string) => ({ value, meaning });

/** Every rule of a plan with more than one meaning that could matter on this input. */
export function ambiguitiesOf(document: PlanDocument, input: PayoutInput): Ambiguity[] {
  return [
    ...ofSettings(document, input),
    ...document.plans.flatMap((_, i) => [...ofPayment(document, i), ...ofComponents(document, i)])
  ];
}

function ofSettings({ settings, plans }: PlanDocument, input: PayoutInput): Ambiguity[] {
  const found: Ambiguity[] = [
    {
      path: ['settings', 'rounding', 'point'],
      question: 'Where is pay rounded to the cent?',
      chosen: settings.rounding.point,
      options: [option('tier', 'each tier'), option('line', 'per person and period, each component by itself'), option('statement', 'per person and period, the statement as a whole'), option('payee', 'once per person over all periods')]
    },
    {
      path: ['settings', 'rounding', 'mode'],
      question: 'How is half a cent rounded?',
      chosen: settings.rounding.mode,
      options: [option('half-away', 'away from zero'), option('half-even', 'to the even cent'), option('down', 'always down')]
    }
  ]; // prettier-ignore
  if (
    plans.some(({ components }) =>
      components.some((component) => component.kind === 'table' && (component.tiers?.length ?? 0) > 1)
    )
  ) {
    found.push({
      path: ['settings', 'tierEdge'],
      question: 'In which tier does a value stand that is exactly on its start?',
      chosen: settings.tierEdge,
      options: [option('lower', 'in the tier that starts there'), option('upper', 'still in the tier below')]
    });
  }
  const dated = ['order', 'booking', 'invoice', 'payment'] as const;
  const used = dated.filter((name) => input.transactions.some(({ dates }) => dates[name]));
  if (used.length > 1) {
    found.push({
      path: ['settings', 'anchorDate'],
      question: 'Which date decides the period of a credit?',
      chosen: settings.anchorDate,
      options: [
        option('firstGiven', 'the first date given'),
        ...used.map((name) => option(name, `the ${name} date`))
      ]
    });
  }
  if (input.transactions.some(({ reverses, type }) => reverses || type === 'return' || type === 'credit')) {
    found.push({
      path: ['settings', 'returns'],
      question: 'Where does a return lower credit?',
      chosen: settings.returns,
      options: [
        option('net', 'in its own period'),
        option('original', 'in the period of the original'),
        option('ignore', 'nowhere')
      ]
    });
  }
  const first = input.periods.reduce(
    (earliest, { start }) => (start < earliest ? start : earliest),
    '9999-12-31'
  );
  if (
    input.payees.some(({ start, end }) => (start && start > first) || end) ||
    input.assignments.some(({ start, end }) => (start && start > first) || end)
  ) {
    found.push(
      {
        path: ['settings', 'proration', 'basis'],
        question: 'How are the days of a part period counted?',
        chosen: settings.proration.basis,
        options: [option('actualDays', 'calendar days'), option('30/360', 'months of 30 days'), option('months', 'months')]
      },
      {
        path: ['settings', 'proration', 'startDay'],
        question: 'Is the first day a day worked?',
        chosen: settings.proration.startDay,
        options: [option('in', 'yes'), option('out', 'no')]
      },
      {
        path: ['settings', 'proration', 'of'],
        question: 'What is scaled down for a part period?',
        chosen: settings.proration.of,
        options: [option('both', 'quota and target incentive'), option('quota', 'the quota'), option('targetIncentive', 'the target incentive'), option('neither', 'nothing')]
      }
    ); // prettier-ignore
  }
  return found;
}

function ofPayment({ plans }: PlanDocument, plan: number): Ambiguity[] {
  const { draw, clawback, negative } = plans[plan]!.payment;
  const path = (...steps: string[]) => ['plans', plan, 'payment', ...steps];
  const found: Ambiguity[] = [];
  if (draw) {
    found.push(
      {
        path: path('draw', 'base'),
        question: 'What is the draw?',
        chosen: draw.base,
        options: [option('floor', 'a floor on the period’s pay'), option('prepaid', 'a prepayment settled later'), option('loan', 'an extra loan')]
      },
      {
        path: path('draw', 'recovery'),
        question: 'Is the draw owed?',
        chosen: draw.recovery,
        options: [option('recoverable', 'yes'), option('nonRecoverable', 'no'), option('recoverableForgiven', 'until it ends, then forgiven')]
      }
    ); // prettier-ignore
    if (draw.base === 'floor' && draw.recovery !== 'nonRecoverable') {
      found.push({
        path: path('draw', 'belowDraw'),
        question: 'May recovery push pay below the draw?',
        chosen: draw.belowDraw ? 'yes' : 'no',
        options: [option('no', 'only the excess over the draw is recovered'), option('yes', 'pay may fall below the draw')]
      }); // prettier-ignore
    }
  }
  if (clawback) {
    found.push({
      path: path('clawback', 'mode'),
      question: 'How much pay does a reversal take back?',
      chosen: clawback.mode,
      options: [
        option('percent', 'its share of the pay'),
        ...(clawback.windowMonths === undefined ? [] : [option('proRata', 'by the months not lived')]),
        option('paidOnly', 'only what was paid'),
        option('reTier', 'the period computed again without it')
      ]
    });
  }
  if (draw || clawback) {
    found.push({
      path: path('negative'),
      question: 'What happens to pay below zero?',
      chosen: negative,
      options: [option('carry', 'carried'), option('forgive', 'forgiven'), option('collect', 'collected')]
    });
  }
  return found;
}

function ofComponents({ plans }: PlanDocument, plan: number): Ambiguity[] {
  return plans[plan]!.components.flatMap((component, i) => {
    if (component.kind !== 'table') return [];
    const path = (step: string) => ['plans', plan, 'components', i, step];
    const found: Ambiguity[] = [];
    const tiers = component.tiers?.length ?? 0;
    const slopes =
      component.mode === 'marginal' ||
      component.mode === 'retroactive' ||
      component.mode === 'noSplit' ||
      component.mode === 'interpolated';
    if (tiers > 1 && slopes) {
      const whole = component.pays === 'credit' && component.position !== 'cumulativeOutput';
      found.push({
        path: path('mode'),
        question: `What does a tier of ${component.id} mean?`,
        chosen: component.mode,
        options: [
          option('marginal', 'each slice at its own rate'),
          option('retroactive', 'everything at the rate reached'),
          ...(whole ? [option('noSplit', 'the crossing deal whole at one rate')] : []),
          option('interpolated', 'a rate between the starts')
        ]
      });
    }
    const spans = component.position === 'interval' || component.position.startsWith('cumulative');
    if (tiers > 1 && spans && component.mode !== 'noSplit' && !component.combined) {
      found.push({
        path: path('position'),
        question: `What is looked up in the table of ${component.id}?`,
        chosen: component.position,
        options: [option('interval', 'the period’s total'), option('cumulativeInput', 'the year to date; earlier pay stays'), option('cumulativeOutput', 'the year to date, trued up')]
      }); // prettier-ignore
    }
    if (component.position.startsWith('cumulative')) {
      found.push({
        path: path('quotaTo'),
        question: `Which quota is the credit to date of ${component.id} compared with?`,
        chosen: component.quotaTo,
        options: [option('started', 'every quota that has started'), option('toDate', 'the quota to date'), option('whole', 'the quota of the whole span')]
      }); // prettier-ignore
    }
    if (component.threshold && component.mode !== 'noSplit' && component.position !== 'transaction') {
      found.push({
        path: path('threshold').concat('pay'),
        question: `What does ${component.id} pay for once the threshold is reached?`,
        chosen: component.threshold.pay,
        options: [option('fromFirst', 'from the first unit'), option('fromThreshold', 'above the threshold')]
      });
    }
    if (component.team) {
      found.push({
        path: path('team').concat('attainment'),
        question: 'What is a team’s attainment?',
        chosen: component.team.attainment,
        options: [option('total', 'total credit over total quota'), option('mean', 'the mean of attainments')]
      });
    }
    return found;
  });
}
