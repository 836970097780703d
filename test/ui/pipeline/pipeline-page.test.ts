import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { splitCells } from '../../../src/cli/read-table.ts';
import { Decimal, sumDecimals } from '../../../src/lib/core/money.ts';
import { addDays } from '../../../src/lib/core/period.ts';
import { reportPipeline, type PipelineReport } from '../../../src/lib/core/pipeline/pipeline-report.ts';
import { addsUp, changeBars, expectedBars } from '../../../src/lib/ui/pipeline/pipeline-bars.ts';
import { sidewaysBridge } from '../../../src/lib/ui/pipeline/sideways-bridge.ts';
import { rollUp, type Place } from '../../../src/lib/ui/pipeline/roll-up.ts';
import { changeRows, stepRows } from '../../../src/lib/ui/pipeline/step-rows.ts';
import { calibrationSpec, periodsSpec, slipSpec, totalBins, totalSpec } from '../../../src/lib/ui/pipeline/pipeline-specs.ts'; // prettier-ignore
import { chartThemes } from '../../../src/lib/ui/theme/chart-theme.ts';

const folder = new URL('../../contract/pipeline/', import.meta.url).pathname;
const tableOf = (name: string) => {
  const [columns, ...rows] = splitCells(readFileSync(folder + name, 'utf8'));
  return { columns: columns!, rows };
};
const opportunities = tableOf('example.opportunities.csv');
const history = tableOf('example.history.csv');

function reportOf(request: Partial<Parameters<typeof reportPipeline>[0]> = {}): PipelineReport {
  const read = reportPipeline({ opportunities, history, asOf: '2024-09-30', ...request });
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
}

test('the page shows what the command prints for the same deals', () => {
  const printed = JSON.parse(readFileSync(`${folder}example.output.json`, 'utf8'));
  const { document } = reportOf();
  expect({ ...document, coverage: null }).toEqual({ ...printed, coverage: null });
});

test('the bars lead to the expected total, and the deals behind each bar to the bar, to the cent', () => {
  const report = reportOf();
  const bars = expectedBars(report);
  expect(addsUp(bars)).toBe(true);
  for (const { key, step, amount } of bars) {
    if (step < 0 || key === 'created') continue;
    const sum = sumDecimals(stepRows(report, key).map((row) => new Decimal(row.amount)));
    expect(sum.toFixed(2), key).toBe(amount);
  }
  const open = sumDecimals(stepRows(report, 'total').map((row) => new Decimal(row.amount)));
  expect(open.toFixed(2)).toBe(report.document.expected.open);
});

test('on a phone the same bars lie on their side, each with its name and amount', () => {
  const bars = expectedBars(reportOf());
  const { data, layer } = sidewaysBridge(bars, 1)(chartThemes.light) as {
    data: { values: { name: string; amount: string }[] };
    layer: { encoding: { text?: { field: string } } }[];
  };
  expect(data.values.map(({ name, amount }) => [name, amount])).toEqual(
    bars.map(({ name, amount }) => [name, amount])
  );
  expect(layer.flatMap(({ encoding }) => encoding.text?.field ?? [])).toEqual(['name', 'label']);
});

test('asked for a quarter that can be judged, the report has its outcome', () => {
  const { document, known } = reportOf({ asOf: 'judged' });
  expect(document.asOf).toBe(known.judged);
  expect(document.outcome).not.toBeNull();
  expect(addDays(document.period.end, -1) <= known.last).toBe(true);
});

test('the change report adds up, and so do the deals behind each of its bars', () => {
  const report = reportOf({ comparedFrom: '2024-07-31' });
  const bars = changeBars(report, 'then', 'now');
  expect(bars.length).toBeGreaterThan(2);
  expect(addsUp(bars)).toBe(true);
  for (const { key, step, amount } of bars.filter(({ step }) => step >= 0)) {
    const sum = sumDecimals(changeRows(report, key).map((row) => new Decimal(row.amount)));
    expect(sum.toFixed(2), `${key} ${step}`).toBe(amount);
  }
});

test('the roll-up adds up to the same whole at every level, and a call moves value between categories only', () => {
  const report = reportOf();
  const owners = [...new Set(report.deals.map(({ owner }) => owner))].sort();
  const places = new Map<string, Place>(
    owners.map((owner, at) => [owner, { name: `Rep ${owner}`, team: `T${at % 2}`, region: 'North' }])
  );
  const whole = (level: 'rep' | 'team' | 'region', calls = new Map()) => {
    const rows = rollUp(report, level, places, calls);
    const sum = (of: (row: (typeof rows)[number]) => Decimal) => sumDecimals(rows.map(of)).toFixed(2);
    return {
      expected: sum(({ expected }) => expected),
      rep: sum(({ rep }) => sumDecimals(Object.values(rep))),
      manager: sum(({ manager }) => sumDecimals(Object.values(manager))),
      commit: sum(({ manager }) => manager.commit),
      repCommit: sum(({ rep }) => rep.commit)
    };
  };
  expect(whole('rep')).toEqual(whole('region'));
  expect(whole('team')).toEqual(whole('region'));
  const { closed, open } = report.document.expected;
  expect(whole('rep').expected).toBe(new Decimal(closed).plus(open).toFixed(2));
  const moved = report.deals.find(({ call }) => call !== 'commit')!;
  const called = whole('rep', new Map([[moved.id, { to: 'commit' as const }]]));
  expect(new Decimal(called.commit).minus(whole('rep').commit).toFixed(2)).toBe(moved.value);
  expect([called.rep, called.repCommit, called.manager]).toEqual([whole('rep').rep, whole('rep').repCommit, whole('rep').manager]); // prettier-ignore
});

test('what cannot be forecast is refused in a sentence; one deal, all lost and negative amounts are not', () => {
  const deal = (stage: string, created: string, close: string, amount: string) => [created + stage + close, stage, created, close, amount]; // prettier-ignore
  const ask = (...rows: string[][]) =>
    reportPipeline({
      opportunities: { columns: ['id', 'stage', 'created_date', 'close_date', 'amount'], rows },
      history: undefined
    });
  const refused = (result: ReturnType<typeof ask>) => (result.ok ? undefined : result.problems[0]?.code);
  expect(refused(reportPipeline({ opportunities: { columns: ['id', 'amount'], rows: [] }, history: undefined }))).toBe('column-missing'); // prettier-ignore
  expect(refused(ask(deal('Won', '', '2024-01-01', '5')))).toBe('no-start');
  expect(refused(ask(deal('Engaging', '2024-01-01', '', '5')))).toBe('none-won');
  expect(refused(ask(deal('Lost', '2024-01-01', '2024-02-01', '0')))).toBe('none-won');
  const one = ask(deal('Won', '2024-01-01', '2024-02-01', '5'));
  expect(one.ok && one.value.document.expected.closed).toBe('5.00');
  const negative = ask(
    deal('Won', '2024-01-01', '2024-02-01', '5'),
    deal('Engaging', '2024-01-20', '', '-40.10')
  );
  expect(negative.ok && negative.value.document.open.value).toBe('-40.10');
  expect(negative.ok && addsUp(expectedBars(negative.value))).toBe(true);
});

test('the drawn distribution holds nearly all draws, and reference lines say nothing to screen readers', () => {
  const report = reportOf();
  const bins = totalBins(report.percentiles, undefined);
  const held = bins.reduce((sum, { share }) => sum + share, 0);
  expect(held).toBeGreaterThan(0.98);
  expect(held).toBeLessThanOrEqual(1 + 1e-9);
  for (const theme of [chartThemes.light, chartThemes.dark]) {
    for (const spec of [
      totalSpec(report, 5e5),
      periodsSpec(report),
      calibrationSpec(report),
      slipSpec(report)
    ]) {
      const text = JSON.stringify(spec(theme));
      expect(text).not.toMatch(/"type":"rule"(?!,"aria":false)/);
    }
  }
});
