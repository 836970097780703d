import type { Cell } from '../../engine/connector.ts';
import { formatNumber } from '../format/number.ts';

const figures = /^(DECIMAL\(.*\)|DOUBLE|FLOAT|U?(BIG|SMALL|TINY|HUGE)?INT|U?INTEGER)$/;

/** True for a column whose values stand to the right. */
export const isFigure = (sqlType: string): boolean => figures.test(sqlType);

/** Places a decimal is shown with: all that say something, and two at least, so that a column lines up. */
const leastPlaces = 2;

/** A value of a table as people read it; a decimal loses no digit but zeros at its end. */
export function cellWords(cell: Cell, sqlType: string): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (!sqlType.startsWith('DECIMAL')) return String(cell);
  const fraction = String(cell).split('.')[1]?.replace(/0+$/, '') ?? '';
  return formatNumber(String(cell), Math.max(leastPlaces, fraction.length));
}
