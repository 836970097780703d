/** Plans that hold, between them and the shipped examples, every field of the plan's schema. */
const head = { format: 'evenfield/plan', version: 1 } as const;
const measures = [
  {
    id: 'revenue',
    title: 'Revenue',
    unit: 'money',
    note: 'booked',
    anchorDate: 'booking',
    returns: 'original'
  },
  { id: 'units', unit: 'units', from: [{ amount: 'units', times: '1' }] },
  { id: 'satisfaction', unit: 'ratio' }
];
const where = [
  { attribute: 'product', in: ['A', 'B'] },
  { attribute: 'segment', notIn: ['C'] },
  { measure: 'revenue', atLeast: '10', below: '1000' }
];
const common = {
  title: 'One',
  note: 'a remark',
  weight: '0.5',
  target: '9000',
  interval: 'quarter',
  window: { start: '2026-01-01', end: '2026-07-01' },
  creditTypes: ['direct', 'rollup'],
  where,
  threshold: { at: '0.5', by: 'attainment', pay: 'fromThreshold' },
  gates: [{ id: 'g', measures: ['units', 'satisfaction'], by: 'amount', atLeast: '3', need: 'any', otherwise: '0.5' }],
  modifiers: [
    { id: 'm', measure: 'satisfaction', by: 'amount', mode: 'curve', effect: 'addFixed', tiers: [{ from: '0', factor: '1' }, { from: '1', factor: '2' }] }
  ],
  caps: [{ id: 'k', on: 'earned', at: '5000', beyond: '0.5' }],
  floor: '100',
  budget: { amount: '70000', per: 'period', when: 'firstCome' }
}; // prettier-ignore

const everything = {
      ...head,
      title: 'Everything',
      note: 'about the document',
      settings: {
        rounding: { point: 'statement', mode: 'half-even', places: 2 },
        yearStart: '04-01',
        anchorDate: 'order',
        tierEdge: 'upper',
        returns: 'original',
        splits: { total: 'free', amounts: 'cent' },
        division: { basis: 'weights', weights: ['1', '2', '3', '4'] },
        proration: { basis: 'weights', startDay: 'out', partMonth: 'whole', weights: ['1', '1', '2', '2'], of: 'quota' },
        exchange: 'periodStart',
        note: 'about settings'
      },
      measures: [{ ...measures[0], where, factors: [{ where, times: '2' }] }, measures[1], measures[2]],
      crediting: [
        { kind: 'split', id: 's', title: 'Split', measures: ['revenue'], share: '0.5', type: 'overlay', note: 'n', where, roles: ['AE'] },
        { kind: 'attribute', id: 'a', title: 'Attribute', measures: ['revenue'], share: '0.5', type: 'overlay', note: 'n', where, attribute: 'owner' },
        { kind: 'payee', id: 'p', title: 'Payee', measures: ['revenue'], share: '0.5', type: 'overlay', note: 'n', where, payee: 'house' },
        { kind: 'rollup', id: 'r', title: 'Rollup', measures: ['revenue'], share: '0.5', type: 'overlay', note: 'n', levels: 2, of: ['direct', 'overlay'] }
      ],
      plans: [
        {
          id: 'plan',
          title: 'Plan',
          note: 'about the plan',
          terms: {
            targetIncentivePer: 'period',
            payMix: { base: '0.6', variable: '0.4' },
            ramp: [{ fromMonth: 0, quota: '0.5', targetIncentive: '0.8' }, { fromMonth: 6, quota: '1', targetIncentive: '1' }],
            tenureQuotas: [{ measure: 'revenue', fromMonth: 0, amount: '90000' }]
          },
          components: [
            {
              kind: 'table', id: 'tiers', ...common, measure: 'revenue', pays: 'credit', position: 'cumulativeInput', span: 'half', quotaTo: 'toDate',
              by: 'attainment', mode: 'noSplit', edge: 'upper', crossing: 'started',
              tiers: [
                { from: '0', rate: '0.1', title: 'Base' },
                { from: '1', rate: { attribute: 'pct', times: '2' } },
                { from: '2', rate: { baseRate: '1.5' } }
              ]
            },
            { kind: 'table', id: 'dated', measure: 'revenue', team: { of: 'all', attainment: 'mean' },
              versions: [{ start: '2026-01-01', tiers: [{ from: '0', rate: '0.1', title: 'First' }] }, { start: '2026-07-01', tiers: [{ from: '0', rate: '0.2' }] }] },
            { kind: 'table', id: 'combined', combined: [{ measure: 'revenue', weight: '0.7' }, { measure: 'units', weight: '0.3' }], pays: 'targetIncentive', rate: '1' },
            { kind: 'matrix', id: 'grid', ...common, pays: 'targetIncentive', combine: 'grid', mode: 'curve',
              rows: { measure: 'revenue', by: 'attainment', from: ['0', '1'] }, columns: { measure: 'units', by: 'amount', from: ['0', '10'] }, values: [['0', '1'], ['1', '2']] },
            { kind: 'matrix', id: 'added', combine: 'add', rows: { measure: 'revenue', from: ['0', '1'], values: ['0', '1'] }, columns: { measure: 'units', from: ['0'], values: ['0.5'] } },
            { kind: 'objectives', id: 'mbo', ...common, pays: 'points', amountPerPoint: '500',
              objectives: [{ id: 'o', title: 'Objective', measure: 'satisfaction', by: 'attainment', points: '2', least: '0.5', most: '1.5' }] },
            { kind: 'perTransaction', id: 'spif', ...common, measure: 'units', amount: '25', atLeast: '10', shared: 'byShare' },
            { kind: 'pool', id: 'pool', ...common, measure: 'revenue', fund: { amount: '10000' }, atLeast: '0.9', shareBy: 'days' },
            { kind: 'pool', id: 'share', measure: 'revenue', fund: { rate: '0.01', above: '100000' } }
          ],
          payment: {
            draw: { amount: '1000', base: 'floor', recovery: 'recoverableForgiven', forgive: 'yearEnd', belowDraw: true, limit: '0.5', start: '2026-01-01', end: '2026-07-01', months: 6, payees: ['ada'] },
            negative: 'forgive',
            holdback: { share: '0.1', release: 'afterPeriods', periods: 2 },
            clawback: { mode: 'paidOnly', share: '0.5', windowMonths: 12 },
            cap: { amount: '90000', per: 'year', excess: 'defer' }
          }
        },
        { id: 'second', components: [{ kind: 'table', id: 'flat', measure: 'revenue', rate: '0.05' }], payment: { cap: { timesTargetIncentive: '3' } } }
      ]
}; // prettier-ignore

/** Cut into one document a component, so that each is read over quickly. */
const [first, second] = everything.plans as unknown as [Plan, Plan];
type Plan = { readonly components: readonly { readonly id: string }[] };
const flat = second.components;

export const everyConstruct: readonly [string, object][] = [
  ['every setting, measure and credit rule', { ...everything, plans: [second] }],
  ['every pay term', { ...head, measures, plans: [{ ...first, components: flat }] }],
  ...first.components.map((component): [string, object] => [
    `the component ${component.id}`,
    { ...head, measures, plans: [{ id: 'plan', components: [component] }] }
  ])
];
