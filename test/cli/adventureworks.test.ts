import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { Decimal } from '../../src/lib/core/money.ts';

// The published figures of Microsoft's AdventureWorks sample, loaded as any company's files would be.
const folder = 'datasets/adventureworks';
let data: string;

async function evenfield(...argv: string[]) {
  let [out, progress] = ['', ''];
  const code = await runCommand(argv, {
    out: (text) => (out += text),
    progress: (text) => (progress += text)
  });
  expect(code, progress).toBe(0);
  return JSON.parse(out);
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'evenfield-'));
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const report = await evenfield(
    'import',
    ...files.map((name) => join(folder, name)),
    join(folder, 'plans/commission.json'),
    '--mapping',
    join(folder, 'mapping.json'),
    '--out',
    data
  );
  for (const { read, loaded, duplicate, rejected } of report.files)
    expect(loaded + duplicate + rejected).toBe(read);
  expect(report.rejects).toEqual([]);
});

test('sales and quotas add up to the published totals; 8 of 163 rep-quarters reach quota', async () => {
  const { totals, attainment, findings } = await evenfield('evaluate', 'base', '--data', data);
  expect(totals).toMatchObject({ credit: '80450596.9823', quota: '95714000.00' });
  expect(attainment).toHaveLength(163);
  const reached = attainment.filter((row: { credit: string; quota: string }) =>
    new Decimal(row.credit).gte(row.quota)
  );
  expect(reached).toHaveLength(8);
  const contradictions = findings.filter(({ code }: { code: string }) => code === 'territory-contradiction');
  expect(contradictions.map(({ keys }: { keys: string[] }) => keys[0])).toEqual([
    '281',
    '283',
    '286',
    '288',
    '291'
  ]);
  expect(findings.map(({ code }: { code: string }) => code)).toContain('different-clocks');
});

test('each seller earns the own commission rate on the own sales', async () => {
  const { payouts } = await evenfield('evaluate', 'base', '--data', data);
  const earned = payouts
    .filter(({ payee }: { payee: string }) => payee === '282')
    .reduce((sum: Decimal, row: { earned: string }) => sum.plus(row.earned), new Decimal(0));
  // Linda Mitchell: 10,367,007.4286 × 0.015 = 155,505.1114, paid in 12 quarters each rounded to the cent.
  expect(earned.minus('155505.1114').abs().lt('0.06')).toBe(true);
});

test('commissions rounded per person and quarter or once per person: both totals, and the card says what it is worth', async () => {
  const { plans } = await evenfield('meanings', 'base', '--data', data, '--only', 'settings.rounding.point');
  const [card] = plans[0].cards;
  const paid = Object.fromEntries(
    card.options.map(({ value, paid }: { value: string; paid: string }) => [value, paid])
  );
  // By hand from the files: sales summed by person and quota quarter, times CommissionPct, each to the cent half up,
  // add up to 1,100,987.76; sales summed by person over all quarters, each to the cent, to 1,100,987.79.
  expect(paid).toMatchObject({ line: '1100987.76', statement: '1100987.76', payee: '1100987.79' });
  expect(card.question).toBe('Where is pay rounded to the cent?');
  expect(card.explanation).toBe(
    'As chosen, per person and period, each component by itself: 1100987.76 paid. Instead, once per person over all periods: 1100987.79 (+0.03, 13 payees).'
  );
  const person = card.options.find(({ value }: { value: string }) => value === 'payee');
  expect(person.changed).toBe(13);
  expect(person.most).toHaveLength(3);
});

test('stated as rounded once per person, the plan pays the other total', async () => {
  const plan = JSON.parse(readFileSync(join(folder, 'plans/commission.json'), 'utf8'));
  const to = { ...plan, settings: { rounding: { point: 'payee' } } };
  const scenario = join(data, 'per-person.json');
  const changes = [{ type: 'plan.edit', plan: 'commission', from: plan, to }];
  const { fingerprint } = await evenfield('evaluate', 'base', '--data', data);
  writeFileSync(
    scenario,
    JSON.stringify({
      format: 'evenfield/scenario',
      version: 1,
      id: 'per-person',
      title: 'Rounded once per person',
      baseline: { dataset: 'AdventureWorks', fingerprint },
      changes
    })
  );
  const { totals } = await evenfield('evaluate', scenario, '--data', data);
  expect(totals.paid).toBe('1100987.79');
});
