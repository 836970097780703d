/** Short forms in exported headers and the words they stand for. */
const abbreviations = new Map(Object.entries({
  acct: 'account', acc: 'account', amt: 'amount', dt: 'date', no: 'number', num: 'number', nr: 'number', nbr: 'number',
  qty: 'quantity', cur: 'currency', ccy: 'currency', curr: 'currency', opp: 'opportunity', oppty: 'opportunity',
  cust: 'customer', terr: 'territory', prod: 'product', emp: 'employee', trx: 'transaction', txn: 'transaction',
  inv: 'invoice', ord: 'order', mgr: 'manager', desc: 'description', pct: 'percent', rev: 'revenue', fy: 'fiscalyear'
})); // prettier-ignore

/** A header reduced to what it says: `property_CloseDate`, `close_date__c` and `Close Date` are all `closedate`. */
export const normaliseHeader = (header: string): string =>
  header
    .toLowerCase()
    .trim()
    .replace(/^(property_|hs_|ssot__)+/, '')
    .replace(/__c$/, '')
    .replace(/^_+/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a header, abbreviations written out: `net_amt` is `net`, `amount`. */
export const headerWords = (header: string): string[] =>
  header
    .trim()
    .replace(/__c$/, '')
    .replace(/^(property_|hs_|ssot__)+/i, '')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => abbreviations.get(word) ?? word);
