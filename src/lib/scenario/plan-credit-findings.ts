import type { PlanDocument } from '../core/compensation/schema/plan.ts';
import { SALE_ATTRIBUTES } from '../engine/queries/transaction-facts.ts';
import { anchorsOf, conditionsOf, grainOf, isSaleAttribute, SALE_AMOUNTS } from './credit-grain.ts';
import type { Finding } from './evaluation.ts';

/**
 * What a plan document asks of sales that this workspace cannot tell it, so that nothing is paid or left out in
 * silence. `hasSales` is false on a forecast, which knows revenue by person and month only.
 */
export function planCreditFindings(name: string, document: PlanDocument, hasSales: boolean): Finding[] {
  const finding = (code: string, keys: readonly string[], message: string): Finding => ({
    code,
    table: '',
    keys: [name, ...keys],
    values: [],
    message
  });
  const found: Finding[] = [];
  const asksSales = grainOf(document) !== undefined;
  if (asksSales && !hasSales)
    found.push(
      finding(
        'plan-needs-sales',
        [],
        `Pay plan ${name} asks about single sales, products or other amounts than revenue, which a forecast does not have: what depends on them earns nothing here. Look at it on the past replayed (recast).`
      )
    );
  const anchors = [...new Set(anchorsOf(document))];
  if (anchors.length > 1)
    found.push(
      finding(
        'plan-anchors-differ',
        anchors,
        `Pay plan ${name} dates its measures by different days (${listOf(anchors)}); here all of them are dated by the first, ${anchors[0]!}.`
      )
    );
  const amounts: ReadonlySet<string> = new Set(SALE_AMOUNTS);
  const unknown = document.measures.filter(
    ({ id, from }) =>
      isPaid(document, id) && !(from ?? [{ amount: id }]).some(({ amount }) => amounts.has(amount))
  );
  for (const { id } of unknown)
    found.push(
      finding(
        'plan-measure-unknown',
        [id],
        `Pay plan ${name} pays on ${id}, which the sales of this workspace do not have (they have ${listOf(SALE_AMOUNTS)}): it earns nothing here.`
      )
    );
  const attributes = [...new Set(conditionsOf(document).flatMap(({ attribute }) => attribute ?? []))];
  for (const attribute of attributes.filter((one) => !isSaleAttribute(one)))
    found.push(
      finding(
        'plan-attribute-unknown',
        [attribute],
        `Pay plan ${name} has a condition on ${attribute}, which the sales of this workspace do not have (they have ${listOf(Object.keys(SALE_ATTRIBUTES))}): no sale meets it.`
      )
    );
  const unused = document.crediting.filter(
    (rule) =>
      rule.kind !== 'rollup' &&
      (rule.kind !== 'split' || rule.where !== undefined || rule.roles !== undefined || !rule.share.eq(1))
  );
  for (const { id } of unused)
    found.push(
      finding(
        'plan-crediting-unused',
        [id],
        `Pay plan ${name} has the credit rule ${id}, which is not asked here: sales are credited by their splits, their rep, the account’s and the territory’s people, in this order.`
      )
    );
  return found;
}

const isPaid = ({ plans }: PlanDocument, measure: string): boolean =>
  plans.some(({ components }) => components.some((part) => 'measure' in part && part.measure === measure));

const listOf = (names: readonly string[]): string => names.join(', ');
