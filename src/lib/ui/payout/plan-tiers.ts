import { parsePlan } from '../../core/compensation/parse-plan.ts';
import { parseDecimal } from '../../core/money.ts';
import { reject, succeed, type Result } from '../../core/result.ts';

/** One tier of a plan document as written, with the place to write it back to. */
export type EditableTier = {
  readonly plan: number;
  readonly component: number;
  readonly tier: number;
  readonly componentTitle: string;
  readonly from: string;
  /** The rate as written: a plain one, or the multiple of the base rate. */
  readonly rate: string;
  readonly rateKind: 'rate' | 'base rate';
};

type WrittenTier = { from?: unknown; rate?: unknown };
type WrittenPlans = { plans?: { components?: { id?: string; title?: string; tiers?: WrittenTier[] }[] }[] };

/** The tiers of a document that hold plain figures; tiers by attribute or by version are edited in the file. */
export function editableTiers(document: unknown): EditableTier[] {
  const { plans = [] } = (document ?? {}) as WrittenPlans;
  return plans.flatMap(({ components = [] }, plan) =>
    components.flatMap(({ id, title, tiers = [] }, component) =>
      tiers.flatMap(({ from, rate }, tier): EditableTier[] => {
        const place = { plan, component, tier, componentTitle: title ?? id ?? '', from: String(from) };
        if (typeof rate === 'string') return [{ ...place, rate, rateKind: 'rate' }];
        const multiple = (rate as { baseRate?: unknown } | null)?.baseRate;
        return typeof multiple === 'string' ? [{ ...place, rate: multiple, rateKind: 'base rate' }] : [];
      })
    )
  );
}

/** The tier at the same place of another reading of the plan. */
export const findTier = (tiers: readonly EditableTier[], at: EditableTier): EditableTier | undefined =>
  tiers.find(
    ({ plan, component, tier }) => plan === at.plan && component === at.component && tier === at.tier
  );

/** Tiers under the component they belong to, in the order of the document. */
export function tiersByComponent(
  tiers: readonly EditableTier[]
): { readonly key: string; readonly title: string; readonly tiers: readonly EditableTier[] }[] {
  const groups = new Map<string, EditableTier[]>();
  for (const tier of tiers) {
    const key = `${tier.plan}-${tier.component}`;
    groups.set(key, [...(groups.get(key) ?? []), tier]);
  }
  return [...groups].map(([key, members]) => ({ key, title: members[0]!.componentTitle, tiers: members }));
}

/** The document with one figure of one tier replaced, checked as a whole: a plan that cannot be read is refused. */
export function withTier(
  document: unknown,
  at: EditableTier,
  field: 'from' | 'rate',
  typed: string
): Result<unknown> {
  const copy = structuredClone(document) as Required<WrittenPlans>;
  const tier = copy.plans[at.plan]?.components?.[at.component]?.tiers?.[at.tier];
  if (!tier) return reject({ code: 'tier-gone', message: 'This tier is no longer in the plan.', path: [] });
  const text = typed.trim();
  const figure = parseDecimal(text);
  if (figure === undefined || figure.isNegative()) {
    const message = `“${text}” is not a figure of zero or more with a decimal point, such as 1.5.`;
    return reject({ code: 'tier-figure', message, path: [] });
  }
  if (field === 'from') tier.from = text;
  else tier.rate = at.rateKind === 'rate' ? text : { baseRate: text };
  const read = parsePlan(copy);
  return read.ok ? succeed(copy) : read;
}
