/** Classes of a choropleth: `edges` are the inner limits, ascending; a value belongs to the class above the edges it reaches. */
export type Classes = { readonly edges: readonly number[]; readonly colours: readonly string[] };

/** Five to seven classes of about equal membership with round edges; fewer where the values repeat. */
export function quantileClasses(values: readonly number[], ramp: readonly string[], wanted = 6): Classes {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return { edges: [], colours: [ramp[0]!] };
  const edges: number[] = [];
  for (let i = 1; i < wanted; i++) {
    const edge = roundEdge(sorted[Math.floor((i * sorted.length) / wanted)]!);
    if (edge > (edges.at(-1) ?? sorted[0]!) && edge <= sorted.at(-1)!) edges.push(edge);
  }
  return { edges, colours: spread(ramp, edges.length + 1) };
}

/** Classes about zero for deviations given as ratios: three each way beyond the band, the band itself in the middle. */
export function deviationClasses(band: number, ramp: readonly string[]): Classes {
  const edges = [-4 * band, -2 * band, -band, band, 2 * band, 4 * band].map((edge) =>
    Number(edge.toPrecision(6))
  );
  return { edges, colours: [0, 1, 2, 4, 6, 7, 8].map((index) => ramp[index]!) };
}

export function classOf({ edges }: Classes, value: number): number {
  let found = 0;
  while (found < edges.length && value >= edges[found]!) found++;
  return found;
}

/** Two significant digits, the second 0 or 5 where that keeps the edge within a tenth. */
function roundEdge(value: number): number {
  if (value === 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(Math.abs(value)));
  const half = Math.round((value / unit) * 2) / 2;
  const rounded =
    Math.abs(half * unit - value) <= Math.abs(value) / 10 ? half : Math.round((value / unit) * 10) / 10;
  return Number((rounded * unit).toPrecision(6));
}

/** Evenly spaced colours of a ramp, ends included. */
function spread(ramp: readonly string[], count: number): string[] {
  if (count === 1) return [ramp[Math.floor(ramp.length / 2)]!];
  return Array.from({ length: count }, (_, i) => ramp[Math.round((i * (ramp.length - 1)) / (count - 1))]!);
}
