import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { WorkbenchBrowser, seriousFaults, sizes } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), 'statement-'));
const LONG = { timeout: 120_000 };

beforeAll(async () => {
  workbench = await WorkbenchBrowser.open();
  page = await workbench.page(
    await workbench.person(),
    '/payout?view=statement&payee=R0133&period=2026-07-01'
  );
  await page.getByRole('article').waitFor(LONG);
});
afterAll(() => workbench?.close());

async function saved(click: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download', LONG), click()]);
  const path = join(folder, (download as Download).suggestedFilename());
  await (download as Download).saveAs(path);
  return path;
}
const exportAs = (item: RegExp) =>
  saved(async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  });
const show = (mode: string) =>
  page.getByRole('group', { name: 'Show' }).getByText(mode, { exact: true }).click();
const figure = async () =>
  (await page.getByRole('article').locator('.figure-hero').innerText()).replace(/[$,]/g, '');

test('an address opens a statement, which drills to its transactions', async () => {
  await page.getByRole('heading', { name: 'Dolores Whitfield' }).waitFor(LONG);
  await page.getByRole('button', { name: 'Show rows' }).click();
  const rows = page.getByRole('region', { name: /Transactions credited in Q3 2026/ });
  await rows.waitFor(LONG);
  expect(await rows.getByRole('row').count()).toBeGreaterThan(10);
  // The transactions add up to the credit of the statement.
  const said = await page.getByText(/lines? known now/).innerText();
  const credit = await page.getByText('Credit of the period').locator('xpath=../dd').innerText();
  expect(said.split(', $')[1]).toBe(credit.slice(1));
  await page
    .getByText(/^Why \$/)
    .first()
    .click();
  await page
    .getByText(/^Earned /)
    .last()
    .waitFor(LONG);
});

test('what was learned after a quarter closed adjusts the next, and says which orders', async () => {
  await page.getByLabel('As known on').fill('2026-09-30');
  await page.getByText(/As known on 30 Sep 2026/).waitFor(LONG);
  await page.getByRole('button', { name: /What changed Q2 2026 by/ }).click();
  const late = page.getByRole('region', { name: 'Learned after Q2 2026 was closed' });
  await late.waitFor(LONG);
  expect(await late.getByRole('row').count()).toBe(3);
  await page.getByRole('button', { name: 'Everything known now' }).click();
  await page.getByText(/As known on 30 Sep 2026/).waitFor({ state: 'detached', ...LONG });
});

test('CSV and XLSX hold the statement: amounts add up to what is paid, numbers are numbers', async () => {
  const paid = await figure();
  const csv = readFileSync(await exportAs(/This statement, CSV/), 'utf8');
  const lines = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(lines.at(-1)!.slice(0, 2)).toEqual(['R0133', 'Dolores Whitfield']);
  const column = (name: string) => lines[0]!.indexOf(name);
  expect(lines.at(-1)![column('amount')]).toBe(paid);
  expect(lines.at(-1)![column('currency')]).toBe('USD');
  const book = read(readFileSync(await exportAs(/This statement, XLSX/)));
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Statements']!);
  const amounts = rows.map(({ amount }) => amount as number);
  expect(amounts.every((amount) => typeof amount === 'number')).toBe(true);
  expect(amounts.at(-1)!.toFixed(2)).toBe(paid);
  expect(
    amounts
      .slice(0, -1)
      .reduce((sum, amount) => sum + amount, 0)
      .toFixed(2)
  ).toBe(paid);
  expect(book.SheetNames).toContain('About');
});

test('a dispute file stands where it is dropped and on the command line, and falls once altered', async () => {
  await page.getByRole('textbox', { name: 'Question' }).fill('Why is the second tier not paid in full?');
  const path = await saved(() => page.getByRole('button', { name: 'Make dispute file' }).click());
  let out = '';
  const code = await runCommand(['verify', path], { out: (text) => (out += text), progress: () => {} });
  expect([code, JSON.parse(out).stands]).toEqual([0, true]);
  await show('Check a file');
  const picker = page.getByLabel('Dispute or share file');
  await picker.setInputFiles(path);
  await page.getByText('Stands', { exact: true }).waitFor(LONG);
  const altered = readFileSync(path, 'utf8').replace(/"paid": "[\d.]+"/, '"paid": "1.00"');
  await picker.setInputFiles({
    name: 'altered.json',
    mimeType: 'application/json',
    buffer: Buffer.from(altered)
  });
  await page.getByText('Does not stand', { exact: true }).waitFor(LONG);
  await page.getByRole('cell', { name: 'payment.paid', exact: true }).waitFor(LONG);
  expect(await seriousFaults(page)).toEqual([]);
});

test('a would-be deal is estimated by tier, for a rep and for a leader’s team', async () => {
  await show('Estimate');
  await page.getByRole('textbox', { name: 'Amount' }).first().fill('10,000');
  await page.getByText(/It would pay Dolores Whitfield/).waitFor(LONG);
  await page.getByText(/in the tier from 125/).waitFor(LONG);
  await page.getByRole('combobox', { name: 'Whose pay' }).selectOption({ label: 'Nikhil Sokolov' });
  await page.getByRole('combobox', { name: 'Who wins it' }).waitFor(LONG);
  await page.getByText(/It would pay Nikhil Sokolov/).waitFor(LONG);
  expect(await seriousFaults(page)).toEqual([]);
});

test('the table drills by team, and a slider moves pay and becomes one edit', async () => {
  await show('Table');
  const grid = page.getByRole('treegrid');
  await grid.waitFor(LONG);
  const foot = () => grid.locator('tfoot td').allInnerTexts();
  const before = await foot();
  await page.getByRole('button', { name: 'Close all' }).click();
  await page.waitForFunction(
    () => document.querySelectorAll('[role=treegrid] tbody tr[data-key]').length === 1
  );
  expect(await foot()).toEqual(before);
  const slider = page.getByRole('slider').first();
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(
    (old) => document.querySelector('[role=treegrid] tfoot')?.textContent !== old,
    before.join(''),
    LONG
  );
  await page.getByRole('region', { name: 'Draft' }).waitFor(LONG);
  await page.getByText('Every payee below follows the hand.').waitFor(LONG);
  expect(await foot()).not.toEqual(before);
});

test('on paper a statement stands alone, with where it comes from at its foot', async () => {
  await page.goto(`${workbench.address}/payout?view=statement&payee=R0133&period=2026-07-01`);
  await page.getByRole('article').waitFor(LONG);
  await page.getByText(/fingerprint [0-9a-f]{12}/).waitFor(LONG);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Make dispute file' }).isVisible()).toBe(false);
  expect(await page.getByText(/version [0-9a-f]{8}/).isVisible()).toBe(true);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });
});

test.each(Object.entries(sizes))('no view of it scrolls sideways: %s', async (_name, size) => {
  await page.setViewportSize(size);
  for (const view of ['table', 'statement', 'estimate', 'verify']) {
    await page.goto(`${workbench.address}/payout?view=${view}`);
    await page.getByRole('heading', { name: 'Payout' }).waitFor(LONG);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, view).toBeLessThanOrEqual(0);
  }
});

test('nothing left the origin and no page complained', () => {
  expect(workbench.foreign).toEqual([]);
  expect(workbench.complaints).toEqual([]);
});
