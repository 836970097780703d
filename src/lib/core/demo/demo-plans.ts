import type { DemoRole } from './hire-people.ts';

/** The plan each role is on. */
export const planOfRole: Readonly<Record<DemoRole, string>> = {
  rep: 'account-executive',
  manager: 'sales-leader',
  director: 'sales-leader',
  vp: 'sales-leader',
  specialist: 'specialist'
};

/** The pay plans, one document for the whole sales force; `base` is its name in the workspace. */
export const demoPlans = {
  format: 'evenfield/plan',
  version: 1,
  title: 'Sales incentive plans',
  // Quotas are given for the days worked, ramp included: only the target incentive is prorated.
  settings: { proration: { of: 'targetIncentive' } },
  measures: [{ id: 'revenue', title: 'Revenue' }],
  plans: [
    {
      id: 'account-executive',
      title: 'Account executive',
      components: [
        {
          kind: 'table',
          id: 'commission',
          title: 'Commission on revenue, trued up over the year',
          measure: 'revenue',
          interval: 'quarter',
          mode: 'marginal',
          position: 'cumulativeOutput',
          span: 'year',
          threshold: { at: '0.5' },
          tiers: [
            { from: '0', rate: { baseRate: '1' }, title: 'To quota' },
            { from: '1', rate: { baseRate: '1.5' }, title: 'Above quota' },
            { from: '1.25', rate: { baseRate: '2' }, title: 'Above 125 % of quota' }
          ],
          // A starter's first quota is a few days' worth: one large order would pay years of salary, owed back later.
          caps: [{ on: 'targetIncentive', at: '3' }]
        }
      ]
    },
    {
      id: 'sales-leader',
      title: 'Manager, director, vice president',
      components: [
        {
          kind: 'table',
          id: 'team',
          title: 'Team attainment',
          measure: 'revenue',
          interval: 'quarter',
          pays: 'targetIncentive',
          mode: 'marginal',
          team: { of: 'all', attainment: 'total' },
          threshold: { at: '0.5' },
          tiers: [
            { from: '0', rate: '1', title: 'To the team’s quota' },
            { from: '1', rate: '1.5', title: 'Above the team’s quota' }
          ],
          caps: [{ on: 'targetIncentive', at: '2' }]
        }
      ]
    },
    {
      id: 'specialist',
      title: 'Solution specialist',
      components: [
        {
          kind: 'table',
          id: 'overlay',
          title: 'Overlay commission',
          measure: 'revenue',
          interval: 'quarter',
          creditTypes: ['overlay'],
          rate: '0.08'
        }
      ]
    }
  ]
} as const;
