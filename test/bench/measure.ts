/** Milliseconds of one run. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Medians of two ways to do one job, run in turns so that both meet the same machine. */
export async function inTurns(
  runs: number,
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>
): Promise<{ ours: number; theirs: number; ratio: number }> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    a.push(await timed(ours));
    b.push(await timed(theirs));
  }
  return { ours: median(a), theirs: median(b), ratio: median(a) / median(b) };
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
