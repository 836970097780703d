import { resolve } from 'node:path';
import { readTable } from '../../src/cli/read-table.ts';
import { addDays, addMonths } from '../../src/lib/core/period.ts';
import { forecastPipeline } from '../../src/lib/core/pipeline/forecast-pipeline.ts';
import { readOpportunities } from '../../src/lib/core/pipeline/read-opportunities.ts';
import { scorePipeline, type PastPeriod } from '../../src/lib/core/pipeline/score-pipeline.ts';

const file = resolve('datasets/maven-crm/sales_pipeline.csv');
const LAST_MONTH = '2017-12-01';

/** The Maven deals, whose dates are written dd-mm-yyyy. */
async function mavenDeals() {
  const { columns, rows } = await readTable(file);
  const iso = (text: string) => text.replace(/^(\d\d)-(\d\d)-(\d{4})$/, '$3-$2-$1');
  const read = readOpportunities(columns, rows.map((row) => row.map(iso))); // prettier-ignore
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value.opportunities;
}

/** Forecast the Maven pipeline as of rolling days of 2017 and print how the chances and totals did. */
export async function benchPipeline(print: (line: string) => void): Promise<void> {
  const deals = await mavenDeals();
  const kinds = [
    { name: 'a quarter ahead', months: 3, days: -1 },
    { name: 'from mid-quarter', months: 3, days: 44 },
    { name: 'a month ahead', months: 1, days: -1 }
  ];
  const all: PastPeriod[] = [];
  print('Pipeline, Maven CRM, as of rolling days of 2017 (Brier and log loss beside one rate for all, miss beside the period before)'); // prettier-ignore
  for (const { name, months, days } of kinds) {
    const judged: PastPeriod[] = [];
    for (let start = '2017-06-01'; addMonths(start, months - 1) <= LAST_MONTH; start = addMonths(start, 1)) {
      const period = { start, end: addMonths(start, months) };
      const { outcome } = forecastPipeline(deals, [], { asOf: addDays(start, days), period });
      if (outcome) judged.push(outcome);
    }
    all.push(...judged);
    const score = scorePipeline(judged, [80, 95]);
    const three = (value: number | undefined) => value?.toFixed(3) ?? '–';
    print(`  ${name}: ${judged.length} periods, ${score.deals} deals; Brier ${three(score.brier)} (${three(score.brierOfBaseRate)}), log loss ${three(score.logLoss)} (${three(score.logLossOfBaseRate)}), miss ${three(score.miss)} (${three(score.missOfNaive)}), 80 % held ${held(judged, '80')}, 95 % held ${held(judged, '95')}`); // prettier-ignore
  }
  print(`  together: 80 % interval held ${held(all, '80')} of ${all.length}, 95 % held ${held(all, '95')}`);
  const { forecast, outcome } = forecastPipeline(deals, [], { asOf: '2017-09-30' });
  const [lo, hi] = forecast.simulation.intervals['80']!;
  print(`  as of 2017-09-30: Q4 2017 expected ${forecast.total.toFixed(0)}, 80 % ${lo.toFixed(0)}–${hi.toFixed(0)}, came to ${outcome!.actual.toFixed(0)}`); // prettier-ignore
}

const held = (periods: readonly PastPeriod[], level: string) =>
  periods.filter(({ inside }) => inside[level]).length;
