import { parseDecimal } from '../money.ts';
import { isIsoDate } from '../period.ts';
import { reject, succeed, type Result } from '../result.ts';
import type { Finding, Opportunity, StageChange } from './opportunity.ts';

/** Column names by what they mean, compared in small letters without anything but letters and digits. */
const synonyms = {
  id: ['opportunityid', 'id', 'oppid', 'dealid', 'objectid', 'recordid'],
  owner: ['ownerrepid', 'owner', 'ownerid', 'opportunityowner', 'salesagent', 'salesrep', 'salesperson', 'dealowner', 'rep', 'repid', 'repname', 'hubspotownerid'],
  team: ['team', 'teamid', 'manager', 'managerrepid', 'salesmanager', 'territory', 'territoryid', 'region', 'regionaloffice'],
  product: ['product', 'productid', 'productcode', 'productfamily', 'type'],
  stage: ['stage', 'stagename', 'dealstage', 'salesstage', 'status'],
  isClosed: ['isclosed'],
  isWon: ['iswon'],
  amount: ['amount', 'closevalue', 'dealvalue', 'value', 'revenue'],
  created: ['createddate', 'createdate', 'createdat', 'created', 'createdon', 'opendate'],
  engaged: ['engagedate'],
  close: ['closedate', 'closedon', 'wondate', 'expectedclose'],
  category: ['forecastcategory', 'forecastcategoryname'],
  managerCategory: ['managerforecastcategory', 'managercategory', 'managercall'],
  changed: ['changedat', 'changedate', 'changedon', 'date']
} as const; // prettier-ignore

type Field = keyof typeof synonyms;

const plain = (name: string) =>
  name.toLowerCase().replace(/^(property_|hs_|ssot__)/, '').replace(/__c$/, '').replace(/[^a-z0-9]/g, ''); // prettier-ignore

/** Where each field stands among the columns; the first synonym present wins. */
function mapColumns(columns: readonly string[]): ReadonlyMap<Field, number> {
  const named = columns.map(plain);
  const found = new Map<Field, number>();
  for (const [field, names] of Object.entries(synonyms) as [Field, readonly string[]][]) {
    const index = names.map((name) => named.indexOf(name)).find((at) => at >= 0);
    if (index !== undefined) found.set(field, index);
  }
  return found;
}

const isTrue = (text: string) => /^(true|t|yes|y|1)$/i.test(text);
const dateOf = (text: string) => (isIsoDate(text.slice(0, 10)) ? text.slice(0, 10) : undefined);

function outcomeOf(stage: string, closed: string, won: string): Opportunity['outcome'] {
  if (closed !== '' || won !== '') return isTrue(won) ? 'won' : isTrue(closed) ? 'lost' : 'open';
  return /won/i.test(stage) ? 'won' : /lost/i.test(stage) ? 'lost' : 'open';
}

export type ReadOpportunities = {
  readonly opportunities: readonly Opportunity[];
  readonly findings: readonly Finding[];
};

/** Whom a finding is about, and what became of them. */
const sentences: Readonly<Record<string, readonly [string, string]>> = {
  'no-id': ['deals', 'without an id left out'],
  duplicate: ['deals', 'with an id seen before left out'],
  'amount-unread': ['deals', 'with an amount that is no number: it counts as not known'],
  'close-unread': ['open deals', 'with a close date that is no date: it counts as not known'],
  'closed-without-date': ['closed deals', 'without a close date left out'],
  'open-zero': ['open deals', 'with an amount of 0: it is taken as not known yet'],
  'open-without-date': ['open deals', 'without a created or engaged date: not to be placed in time, so left out of the forecast'],
  'closed-without-start': ['closed deals', 'without a created or engaged date: won or lost, but never counted as pipeline']
}; // prettier-ignore

/**
 * Read deals from a table of text; rows that cannot be used are counted in the findings, never dropped unsaid.
 * `lines` are the lines of the file the rows stand on, to name the first that could not be read.
 */
export function readOpportunities(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  lines?: readonly number[]
): Result<ReadOpportunities> {
  const at = mapColumns(columns);
  const missing = (['id', 'stage', 'close'] as const).filter((field) => !at.has(field));
  if (missing.length > 0) {
    return reject(
      ...missing.map((field) => ({
        code: 'column-missing',
        message: `There is no column for the deal's ${field}; expected one named like ${synonyms[field].slice(0, 3).join(', ')}.`,
        path: [field]
      }))
    );
  }
  const counts = new Map<string, { count: number; readonly first: string }>();
  const seen = new Set<string>();
  const opportunities: Opportunity[] = [];
  for (const [index, row] of rows.entries()) {
    const count = (code: string, text = '') => {
      const before = counts.get(code);
      const place = lines === undefined ? '' : `line ${lines[index]}`;
      const first = [place, text === '' ? '' : `“${text}”`].filter((part) => part !== '').join(': ');
      counts.set(code, { count: (before?.count ?? 0) + 1, first: before?.first ?? first });
    };
    const cell = (field: Field) => (row[at.get(field) ?? -1] ?? '').trim();
    const id = cell('id');
    if (id === '' || seen.has(id)) {
      count(id === '' ? 'no-id' : 'duplicate');
      continue;
    }
    seen.add(id);
    const outcome = outcomeOf(cell('stage'), cell('isClosed'), cell('isWon'));
    const close = dateOf(cell('close'));
    if (outcome !== 'open' && close === undefined) {
      count('closed-without-date', cell('close'));
      continue;
    }
    if (close === undefined && cell('close') !== '') count('close-unread', cell('close'));
    const created = dateOf(cell('created')) ?? dateOf(cell('engaged'));
    if (created === undefined)
      count(
        outcome === 'open' ? 'open-without-date' : 'closed-without-start',
        cell('created') || cell('engaged')
      );
    const written = parseDecimal(cell('amount').replace(/^\$/, '').replaceAll(',', ''));
    // CRMs write 0 for what nobody has entered yet; a closed deal's 0 is what it came to.
    if (written === undefined && cell('amount') !== '') count('amount-unread', cell('amount'));
    const blank = outcome === 'open' && written?.isZero() === true;
    if (blank) count('open-zero');
    const amount = blank ? undefined : written;
    opportunities.push({
      id,
      owner: cell('owner'),
      team: cell('team') || cell('owner'),
      product: cell('product'),
      stage: cell('stage'),
      outcome,
      amount,
      created,
      close,
      category: cell('category'),
      managerCategory: cell('managerCategory')
    });
  }
  const findings = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { count, first }]) => {
      const [deals, rest] = sentences[code]!;
      const of = count === 1 ? deals.replace('deals', 'deal') : deals;
      return { code, count, message: `${count} ${of} ${rest}${first === '' ? '' : ` (first: ${first})`}.` };
    });
  return succeed({ opportunities, findings });
}

/** Read a stage history (opportunity_id, changed_at, stage, amount, close_date), oldest first by deal. */
export function readStageHistory(
  columns: readonly string[],
  rows: readonly (readonly string[])[]
): Result<readonly StageChange[]> {
  const at = mapColumns(columns);
  const missing = (['id', 'changed', 'stage'] as const).filter((field) => !at.has(field));
  if (missing.length > 0) {
    const message = `The stage history needs columns opportunity_id, changed_at and stage; it lacks: ${missing.join(', ')}.`;
    return reject({ code: 'column-missing', message, path: [] });
  }
  const changes = rows.flatMap((row): StageChange[] => {
    const cell = (field: Field) => (row[at.get(field) ?? -1] ?? '').trim();
    const date = dateOf(cell('changed'));
    if (date === undefined || cell('id') === '') return [];
    return [{ id: cell('id'), date, stage: cell('stage'), amount: parseDecimal(cell('amount')), close: dateOf(cell('close')) }]; // prettier-ignore
  });
  return succeed(changes.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.date < b.date ? -1 : a.date > b.date ? 1 : 0))); // prettier-ignore
}
