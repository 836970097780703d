import type { IsoDate } from '../../core/period.ts';
import { sql, type Statement } from '../statement.ts';
import { textColumns, textList } from './data-catalog.ts';

/** A day on which one person's credit is cut, beside the days of everybody. */
export type OwnDay = { readonly rep: string; readonly day: IsoDate };

/** The days at which credit is cut into stretches: sorted bounds for everybody, and each person's own days. */
export type LedgerDays = { readonly bounds: readonly IsoDate[]; readonly own: readonly OwnDay[] };

/** Before every date: what lies before the first bound, or has no date, is counted here rather than lost. */
export const BEGINNING = '0001-01-01';

/**
 * Rows of `source` (with `rep_id` and `date`) with the first day of the stretch they fall in, as `stretch`;
 * `BEGINNING` for what lies before the first bound or has no date.
 */
export const cutIntoStretches = (source: Statement, { bounds, own }: LedgerDays): Statement => sql`
  SELECT dated.*, greatest(bound.day, coalesce(own.day, bound.day)) AS stretch
  FROM ${source} dated
  ASOF JOIN (SELECT CAST(day AS DATE) AS day FROM ${textList('day', [BEGINNING, ...bounds])}) bound
    ON coalesce(dated.date, CAST(${BEGINNING} AS DATE)) >= bound.day
  ASOF LEFT JOIN (
    SELECT rep_id, CAST(day AS DATE) AS day FROM ${textColumns({
      rep_id: [NOBODY, ...own.map(({ rep }) => rep)],
      day: [BEGINNING, ...own.map(({ day }) => day)]
    })}
  ) own ON own.rep_id = dated.rep_id AND dated.date >= own.day`;

/** DuckDB's ASOF LEFT JOIN gives no row at all where the right side is empty. */
const NOBODY = null;
