import { mean } from './statistics.ts';

/** What a repeated event (a fair, a price change, a strike) did: mean miss of the fit at its times, with a 95 % interval. */
export type EventEffect = {
  readonly times: number;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
};

/** Effect of an event from the fit's errors at its positions, against the spread of all other errors; undefined with none. */
export function measureEvent(
  values: ArrayLike<number>,
  fitted: ArrayLike<number>,
  positions: readonly number[]
): EventEffect | undefined {
  const at = new Set(positions.filter((t) => t >= 0 && t < values.length));
  if (at.size === 0 || values.length - at.size < 8) return undefined;
  const errors = Array.from(values, (value, t) => value - fitted[t]!);
  const during = errors.filter((_, t) => at.has(t));
  const others = errors.filter((_, t) => !at.has(t));
  const centre = mean(others);
  const variance = others.reduce((sum, error) => sum + (error - centre) ** 2, 0) / (others.length - 1);
  const effect = mean(during) - centre;
  const reach = 1.96 * Math.sqrt(variance * (1 / during.length + 1 / others.length));
  return { times: during.length, effect, low: effect - reach, high: effect + reach };
}
