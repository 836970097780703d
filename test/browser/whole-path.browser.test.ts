import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { Decimal, decimalText } from '../../src/lib/core/money.ts';
import type { Difference } from '../../src/lib/scenario/compare.ts';
import { serializeScenario } from '../../src/lib/scenario/serialize-scenario.ts';
import { decodeShareHash } from '../../src/lib/scenario/share-link.ts';
import { bridgeFigure } from '../../src/lib/ui/compare/bridge-chart.ts';
import { engineReady, WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenfield-path-'));
  workbench = await WorkbenchBrowser.open();
});
afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the command line prints. */
async function printed(...call: string[]) {
  let out = '';
  const code = await runCommand(call, { out: (text) => (out += text), progress: () => {} });
  expect(code).toBe(0);
  return JSON.parse(out);
}

/** By the page's letter, as a person at the keyboard goes: nothing is loaded anew. */
async function go(page: Page, letter: string, title: string) {
  await page.locator('main').focus();
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
  await page.waitForFunction((start) => document.title.startsWith(start), title);
}

async function importWithThreeBadRows(page: Page) {
  const rows = [
    'order_no,close_dt,acct,owner,net_amt',
    '001,2026-07-01,Harbor,Lucia,12480.00',
    '002,2026-07-02,Corvane,Leila,#REF!',
    '003,31/02/2026,Alder,Priya,3990.00',
    '004,2026-07-03,Tern,Aoife,"12.480,00"',
    '005,2026-07-06,Pell,Leila,6120.25'
  ];
  const file = join(folder, 'orders.csv');
  await writeFile(file, rows.join('\n'));
  const report = await printed('import', file, '--out', join(folder, 'own'));
  await go(page, 'd', 'Data');
  await page.setInputFiles('input[aria-label="Files to import"]', file);
  await page.getByRole('button', { name: 'Continue to tables' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Continue to checks' }).click();
  await page.getByRole('heading', { name: /3 rows rejected/ }).waitFor({ timeout: 60_000 });
  const shown = await page
    .getByRole('row')
    .filter({ has: page.locator('.value') })
    .evaluateAll((lines) =>
      lines.map((line) => [0, 1, 2].map((cell) => line.children[cell]!.textContent!.trim()))
    );
  expect(shown).toEqual(
    report.rejects.map(({ line, column, value }: { line: number; column: string; value: string }) => [
      String(line),
      column,
      value
    ])
  );
  expect(shown).toHaveLength(3);
  await page.getByRole('button', { name: 'Load 2 rows' }).click();
  await page.getByRole('cell', { name: '6,120.25' }).waitFor({ timeout: 60_000 });
  expect(report.files[0]).toMatchObject({ read: 5, loaded: 2, rejected: 3 });
  await page.getByRole('button', { name: 'Use demo' }).click();
  await page.getByText('Demo company').first().waitFor();
  await engineReady(page);
}

/** A county to another territory by table and keyboard alone. */
async function moveByKeyboard(page: Page) {
  await go(page, 't', 'Territories');
  await page.getByRole('radio', { name: 'Table' }).check({ force: true, timeout: 60_000 });
  const territories = page.getByRole('table', { name: /^Territories/ });
  const list = territories.or(page.getByRole('grid', { name: /^Territories/ }));
  await list.getByText('El Paso, CO', { exact: true }).first().click();
  const unit = page.getByRole('grid', { name: /^El Paso, CO/ }).getByRole('row', { name: /Mesa/ });
  await unit.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('m');
  await page.getByRole('combobox', { name: 'Territory or rep', exact: true }).fill('Pima');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Undo: Move 1 county from El Paso, CO to Pima, AZ/ }).waitFor();
}

/** What a browser short of memory does: the worker that computes figures ends, and nobody is told. */
async function endFigures(page: Page) {
  const [worker, ...others] = page.workers().filter((worker) => worker.url().includes('scenario-worker'));
  expect(others).toHaveLength(0);
  await worker!.evaluate(() => self.close());
}

/** A county to another territory by a click on the map. */
async function moveByMap(page: Page) {
  await go(page, 't', 'Territories');
  await page.getByRole('radio', { name: 'Map' }).check({ force: true, timeout: 60_000 });
  const search = page.getByRole('combobox', { name: 'Find a place, territory or rep' });
  await search.fill('Washoe');
  await search.press('Enter');
  const bar = page.getByRole('region', { name: 'Selection' });
  await bar.getByText('Washoe').waitFor();
  await bar.getByRole('button', { name: 'Clear the selection' }).click();
  await page.getByRole('button', { name: 'Look at a unit' }).click();
  await page.getByRole('img', { name: /territories on a map of/ }).click();
  await bar.getByText('Washoe').waitFor();
  await bar.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('combobox', { name: 'Territory or rep', exact: true }).fill('Sacramento');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Undo: Move 1 county from .+ to Sacramento, CA/ }).waitFor();
}

async function editQuota(page: Page) {
  await go(page, 'q', 'Quotas');
  const cell = page.locator('[role=grid] tbody tr:not(.spacer)').nth(2).locator('td').nth(3);
  await cell.dblclick();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('900k');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell.textContent()).toContain('$900,000');
}

/** An amount as a bar's label has it, `▼ −$1,234.56`, as a number of dollars. */
const amountOf = (label: string) => Number(label.replace('−', '-').replace(/[^\d.-]/g, ''));

/** Every figure of Compare and every bar of its bridge are what the command line prints, to the cent. */
async function expectCompared(page: Page, differences: readonly Difference[]) {
  for (const difference of differences) {
    const { figure, base, other, bridge } = difference;
    if (base === null || other === null) continue;
    await page.getByRole('combobox', { name: 'Figure', exact: true }).selectOption(figure);
    const [from, to] = [bridgeFigure(difference, base), bridgeFigure(difference, other)];
    const steps = `${bridge.length} ${bridge.length === 1 ? 'step' : 'steps'}`;
    await page.getByText(`goes from ${from} to ${to} in ${steps}`).waitFor({ timeout: 60_000 });
    const amounts = await page
      .getByRole('region', { name: 'Bridge' })
      .locator('ol .amount')
      .allTextContents();
    const exact = bridge.map(({ amount }) => Number(amount));
    if (figure !== 'attainment') expect(amounts.map(amountOf), figure).toEqual(exact);
  }
}

async function shareLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await page.keyboard.press('Escape');
  return link;
}

/** The comparison with base that the command line makes of the scenario in a link. */
async function comparedByCommand(link: string, name: string): Promise<readonly Difference[]> {
  const scenario = decodeShareHash(new URL(link).hash);
  if (!scenario.ok) throw new Error(scenario.problems[0]!.message);
  const file = join(folder, `${name}.scenario.json`);
  await writeFile(file, serializeScenario(scenario.value));
  return (await printed('compare', 'base', file, '--data', 'datasets/demo')).differences;
}

/** What the comparison was before its last change: the bridge says by how much that changed every figure. */
function withoutLastStep(difference: Difference): Difference {
  const { bridge, other, delta } = difference;
  const amount = bridge.at(-1)?.amount;
  if (amount === undefined || other === null || delta === null) return difference;
  const less = (figure: string) => decimalText(new Decimal(figure).minus(amount));
  return { ...difference, other: less(other), delta: less(delta), bridge: bridge.slice(0, -1) };
}

test('from first run to a shared link: the figures of the page are those of the command line, to the cent', async () => {
  const ada = await workbench.person();
  const page = await workbench.page(ada);
  await importWithThreeBadRows(page);
  await moveByKeyboard(page);
  await endFigures(page);
  await editQuota(page);
  await moveByMap(page);

  await go(page, 'c', 'Compare');
  const link = await shareLink(page);
  const differences = await comparedByCommand(link, 'three-steps');
  expect(differences.find(({ figure }) => figure === 'paid')!.bridge.map(({ group }) => group)).toEqual([
    'territory',
    'quota',
    'territory'
  ]);
  await expectCompared(page, differences);

  await page.getByRole('button', { name: /^Undo: Move 1 county/ }).click();
  const twoSteps = differences.map(withoutLastStep);
  await expectCompared(page, twoSteps);
  await page.getByText(/Saved on this computer/).waitFor();

  await page.reload();
  await engineReady(page);
  await expectCompared(page, twoSteps);
  await page.getByRole('button', { name: /^Redo: Move 1 county/ }).click();
  await expectCompared(page, differences);
  expect(await shareLink(page)).toBe(link);

  const ben = await workbench.person();
  const shared = await workbench.page(ben, `/${new URL(link).hash}`);
  await shared
    .getByText(/opened from a link/)
    .first()
    .waitFor();
  await go(shared, 'c', 'Compare');
  await expectCompared(shared, differences);
  expect(workbench.foreign).toEqual([]);
  expect(workbench.complaints).toEqual([]);
  await ada.close();
  await ben.close();
}, 600_000);
