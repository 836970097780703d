import { MOST_VALUES, type SaleValue } from '../../engine/queries/sale-values.ts';
import { SALE_AMOUNTS } from '../../scenario/credit-grain.ts';
import { formatCount } from '../format/number.ts';
import type { Path } from './edit-document.ts';

const attributes: Readonly<Record<string, string>> = {
  type: 'sale, return, credit or adjustment',
  product: 'product, by its key',
  productName: 'product, by its name',
  family: 'product family',
  account: 'account',
  segment: 'segment of the account',
  industry: 'industry of the account',
  state: 'state of the account',
  country: 'country of the account',
  order: 'order'
};

/** Which part of a condition a place is, where it is one people pick: its attribute, its values, its amount. */
export function conditionPart(path: Path): 'attribute' | 'values' | 'amount' | undefined {
  if (path.at(-3) !== 'where') return undefined;
  const field = path.at(-1);
  if (field === 'attribute') return 'attribute';
  if (field === 'measure') return 'amount';
  return field === 'in' || field === 'notIn' ? 'values' : undefined;
}

/** What an attribute is, in words. */
export const attributeWords = (attribute: string): string => attributes[attribute] ?? '';

/** What a value is, beside its key: a product's name, and on how many sales it is found. */
export const valueWords = ({ value, name, sales }: SaleValue): string =>
  `${name === value ? '' : `${name}, `}${formatCount(sales, 'sale')}`;

/** Why a picked attribute says nothing here; undefined where it does, or nothing is known yet. */
export function attributeProblem(
  attribute: string,
  known: readonly string[] | undefined
): string | undefined {
  if (known === undefined || attribute === '' || known.includes(attribute)) return undefined;
  return `No sale of this data has “${attribute}”. They have ${known.join(', ')}.`;
}

/** Which of the values no sale has; undefined where all are found, or the list is not known or not whole. */
export function valuesProblem(
  values: readonly string[],
  attribute: string,
  found: readonly SaleValue[] | undefined
): string | undefined {
  if (found === undefined || found.length === 0 || found.length >= MOST_VALUES) return undefined;
  const strange = values.filter((value) => !found.some((one) => one.value === value));
  if (strange.length === 0) return undefined;
  return `No sale of this data has ${attribute} ${strange.map((value) => `“${value}”`).join(' or ')}.`;
}

/** Amounts a condition may ask of a sale here. */
export const conditionAmounts: readonly string[] = SALE_AMOUNTS;
