import { formatNumber } from './number.ts';
import { NO_BREAK_SPACE } from './symbols.ts';

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A size of a file or a store in decimal units: `5.8 MB`. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const size = bytes / 1000 ** step;
  return `${formatNumber(size, step === 0 || size >= 100 ? 0 : 1)}${NO_BREAK_SPACE}${units[step]}`;
}
