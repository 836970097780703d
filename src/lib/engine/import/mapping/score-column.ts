import { decideColumn, type ValueType } from '../columns/decide-column.ts';
import type { ColumnKind } from '../../tables/schema.ts';
import type { SourceTable } from '../source-table.ts';
import { headerWords, normaliseHeader } from './normalise-header.ts';
import { shareOfStates } from './state-names.ts';
import { synonyms, type Thing } from './synonyms.ts';

const readAs: Partial<Readonly<Record<ColumnKind, ValueType>>> = {
  money: 'decimal', rate: 'decimal', exchangeRate: 'decimal', count: 'integer', coordinate: 'double', date: 'date', moment: 'date'
}; // prettier-ignore

/** Values of key columns already loaded, by target column: overlap with them speaks for a mapping. */
export type KnownKeys = ReadonlyMap<string, ReadonlySet<string>>;

/** How likely source column `i` is the target column, 0 to 1: by its header, by what its values are, by overlap. */
export function scoreColumn(
  source: SourceTable,
  i: number,
  target: string,
  kind: ColumnKind | undefined,
  things: readonly Thing[],
  known: KnownKeys
): number {
  const header = source.header[i]!;
  const scan = source.columns[i]!;
  const overlap = overlapOf(scan.samples, known.get(target));
  let score = headerScore(header, target, things);
  if (score === 0) return overlap.tells ? 0.6 * overlap.share : 0;
  const type = kind ? readAs[kind] : undefined;
  if (type && scan.filled > 0) {
    const { fit } = decideColumn(scan, { name: header, type });
    if (fit < 0.5) return 0;
    score *= 0.7 + 0.3 * fit;
  }
  if (target.includes('territory') && shareOfStates(scan.samples) > 0.6) score *= 0.5;
  if (target === 'state' && shareOfStates(scan.samples) > 0.6) score = Math.max(score, 0.8);
  // New keys in a file are no reason against it; known ones speak for it.
  return Math.max(score, score * 0.85 + overlap.share * 0.15);
}

/** The share of a column's values that are keys loaded before, and whether that alone says what the column is. */
function overlapOf(samples: readonly string[], keys: ReadonlySet<string> | undefined) {
  const distinct = [...new Set(samples.map((value) => value.trim()))];
  if (!keys || distinct.length === 0) return { share: 0, tells: false };
  const share = distinct.filter((value) => keys.has(value)).length / distinct.length;
  // Small whole numbers are keys of everything and prove nothing.
  const telling = distinct.filter((value) => !/^\d{1,5}$/.test(value)).length;
  return { share, tells: share >= 0.9 && telling >= 5 };
}

function headerScore(header: string, target: string, things: readonly Thing[]): number {
  const normal = normaliseHeader(header);
  const words = headerWords(header);
  if (normal === normaliseHeader(target)) return 1;
  const written = words.join('');
  let best = 0;
  things.forEach((thing, rank) => {
    const names: readonly string[] = synonyms[thing];
    // Of two names for one thing the one listed first wins: SalesAmount over ExtendedAmount.
    const place = Math.max(names.indexOf(normal), names.indexOf(written), 0);
    const cost = rank * 0.04 + place * 0.0001;
    if (names.includes(normal)) best = Math.max(best, 0.95 - cost);
    else if (names.includes(written)) best = Math.max(best, 0.92 - cost);
    else if (words.length > 1 && [1, 2].some((skip) => names.includes(words.slice(skip).join('')))) {
      best = Math.max(best, 0.65 - cost);
    }
  });
  if (best === 0) return 0;
  // Of an id and a name of the same thing, the key is the id.
  const last = words.at(-1) ?? '';
  const namesId = /(id|key)$/.test(last) || ['number', 'code'].includes(last);
  if (target.endsWith('_id')) return best + (namesId ? 0.03 : last.endsWith('name') ? -0.04 : 0);
  return target === 'name' && namesId ? best - 0.2 : best;
}
