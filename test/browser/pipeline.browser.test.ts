import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Decimal, sumDecimals } from '../../src/lib/core/money.ts';
import { engineReady, seriousFaults, WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let page: Page;
beforeAll(async () => {
  workbench = await WorkbenchBrowser.open();
  page = await workbench.page(await workbench.person(), '/forecast/pipeline');
});
afterAll(() => workbench?.close());

const LONG = { timeout: 200_000 };

/** The forecast on show is that of what was asked for last. */
const settled = () =>
  page.waitForFunction(
    () =>
      document.querySelector('.parts')?.getAttribute('aria-busy') === 'false' &&
      document.querySelector('[aria-label="Parts of the expected total"]') !== null,
    undefined,
    LONG
  );

/** The amounts of a chart, exact, from its table view. */
async function tableOf(title: string): Promise<[string, Decimal][]> {
  const figure = page.getByRole('figure', { name: new RegExp(title) });
  await figure.getByRole('button', { name: 'Show as table' }).click();
  const rows = await figure.getByRole('row').allInnerTexts();
  await figure.getByRole('button', { name: 'Show as chart' }).click();
  return rows.slice(1).map((row) => {
    const [name = '', , amount = ''] = row.split('\t').map((cell) => cell.trim());
    return [name, new Decimal(amount.replaceAll('−', '-').replaceAll(/[$,\s]/g, ''))];
  });
}

test('the demo’s pipeline stands with an interval and is accessible; an open period leads to one that is over', async () => {
  await settled();
  expect(await page.getByText('80 % interval', { exact: true }).count()).toBeGreaterThan(0);
  expect(await seriousFaults(page)).toEqual([]);
  const asOf = await page.getByLabel('As of').inputValue();
  await page.getByRole('button', { name: 'Show the last quarter that is over' }).click();
  await page.getByText('Came to', { exact: true }).waitFor(LONG);
  await settled();
  expect((await page.getByLabel('As of').inputValue()) < asOf).toBe(true);
}, 300_000);

test('the waterfall and the change report add up to the cent', async () => {
  const expected = await tableOf('What .* is expected to come to');
  const parts = sumDecimals(expected.slice(0, -1).map(([, amount]) => amount));
  expect(expected.length).toBeGreaterThan(3);
  expect(parts.toFixed(2)).toBe(expected.at(-1)![1].toFixed(2));
  const changes = await tableOf('What changed in the open pipeline');
  const moved = sumDecimals(changes.slice(0, -1).map(([, amount]) => amount));
  expect(changes.length).toBeGreaterThan(3);
  expect(moved.toFixed(2)).toBe(changes.at(-1)![1].toFixed(2));
}, 200_000);

test('by keyboard: a part opens its deals, a deal is called with a reason, managers differ from reps, undo takes it back', async () => {
  const due = page
    .getByRole('list', { name: 'Parts of the expected total' })
    .getByRole('button', { name: /^Due in the period|^Overdue|^Open without/ })
    .first();
  await due.focus();
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid').first();
  await grid.getByRole('row').nth(2).waitFor(LONG);
  await grid.getByRole('row').nth(2).getByRole('gridcell').first().click();
  await page.getByRole('tabpanel').getByText('Where its chance comes from').waitFor(LONG);
  const rep = (await page.getByRole('tabpanel').locator('dt:text-is("Rep") + dd').last().innerText()).trim();
  await page.getByLabel('Manager\'s call').selectOption(rep === 'commit' ? 'omitted' : 'commit'); // prettier-ignore
  await page.getByRole('button', { name: 'Put call in draft' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Say why: the reason stays beside the call.').waitFor();
  await page.getByLabel('Reason', { exact: true }).fill('signed on the phone');
  await page.keyboard.press('Enter');
  await page.getByText('“signed on the phone”').waitFor(LONG);
  expect(await page.getByText('“signed on the phone”').innerText()).toBe('“signed on the phone”');
  await engineReady(page);
  const differs = () => page.getByRole('region', { name: /^Forecast categories by/ }).getByText(/[+−]\$/).count(); // prettier-ignore
  expect(await differs()).toBeGreaterThan(0);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await page.getByText('“signed on the phone”').waitFor({ state: 'detached', ...LONG });
  expect(await differs()).toBe(0);
}, 300_000);

test('the Maven sample opens on a quarter that is over, with its outcome, calibration and a way back', async () => {
  await page.getByRole('button', { name: 'Maven sample' }).click();
  await page.getByRole('button', { name: 'Back to the demo' }).waitFor(LONG);
  await page.getByText('Came to', { exact: true }).waitFor(LONG);
  await settled();
  expect(await page.getByLabel('As of').inputValue()).toBe('2017-09-30');
  await page.getByText('$2,802,496').first().waitFor(LONG);
  const calibration = page.getByRole('figure', { name: 'Did the chances hold?' });
  await calibration.getByRole('button', { name: 'Show as table' }).click();
  expect(await calibration.getByRole('row').count()).toBeGreaterThan(5);
}, 300_000);

test('nothing left the origin and no page complained', () => {
  expect(workbench.foreign).toEqual([]);
  expect(workbench.complaints).toEqual([]);
});
