import { textOption, UsageError, wholeOption, type Arguments } from './verb.ts';

/** What the files of units and edges hold, for `--help`. */
export const unitFileInputs: readonly string[] = [
  '--units: columns id; x_km, y_km or lon, lat; the measures to balance (without --measure the first column of',
  '  numbers); also read where present: area_km2, perimeter_km.',
  '--edges: columns u, v (neighbouring units), and border_km where known.'
];

/** A share from 0 up to 1, such as a tolerance of 0.05. */
export function ratioOption(args: Arguments, name: string, fallback: number): number {
  const value = amountOption(args, name, fallback);
  if (value >= 1) throw new UsageError(`--${name} is a share below 1 (5 % is 0.05): ${value}`);
  return value;
}

/** A number of at least 0, or its default. */
export function amountOption(args: Arguments, name: string, fallback: number): number {
  const text = textOption(args, name);
  if (text === undefined) return fallback;
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new UsageError(`--${name} must be a number of at least 0: ${text}`);
  return value;
}

/** A whole number that must be given. */
export function requireWhole(args: Arguments, name: string, least: number): number {
  if (textOption(args, name) === undefined)
    throw new UsageError(`-${name.length > 1 ? '-' : ''}${name} is missing`);
  return wholeOption(args, name, least, least);
}
