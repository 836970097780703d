import { spawnSync } from 'node:child_process';
import type { SeriesInput } from '../../src/lib/core/forecast/forecast-all.ts';

const script = `
suppressMessages(library(forecast))
lines <- readLines(file("stdin"))
started <- proc.time()[["user.self"]]
for (line in lines) {
  y <- ts(as.numeric(strsplit(line, ",")[[1]]), frequency = 12)
  f <- forecast(ets(y), h = 12, level = c(80, 95))
  g <- thetaf(y, h = 12)
}
cat(proc.time()[["user.self"]] - started)
`;

/** Time the same work (ets and thetaf with intervals) in R's forecast package, where it is installed. */
export function benchInR(series: readonly SeriesInput[], print: (line: string) => void): void {
  const input = series.map(({ values }) => Array.from(values).join(',')).join('\n');
  const { status, stdout } = spawnSync('Rscript', ['-e', script], { input, encoding: 'utf8' });
  if (status !== 0) {
    print("R's forecast package is not installed (Debian: r-cran-forecast); no comparison.");
    return;
  }
  const seconds = (Number(stdout) / series.length) * 1000;
  print(`R's forecast, ets + thetaf: ${seconds.toFixed(0)} s of processor time for 1,000 such series of 96 months (timed on ${series.length})`); // prettier-ignore
}
