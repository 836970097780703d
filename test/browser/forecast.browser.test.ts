import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { engineReady, seriousFaults, WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let page: Page;
beforeAll(async () => {
  workbench = await WorkbenchBrowser.open();
  page = await workbench.page(await workbench.person(), '/forecast');
});
afterAll(() => workbench?.close());

/** Six methods on 128 series: seconds on a free machine, minutes on a busy one. */
const LONG = { timeout: 400_000 };

/** Every method is there and nothing is being computed. */
const forecastReady = () =>
  page.waitForFunction(
    () => {
      const step = document.querySelector('nav[aria-label="Where in the company"] [role="status"]');
      return step !== null && step.textContent?.trim() === '';
    },
    undefined,
    LONG
  );

test('the page opens with a fan, a back-test of six methods and parts, and is accessible', async () => {
  await forecastReady();
  await page.getByText(/then 80 % between/).waitFor(LONG);
  await page.locator('figure svg').first().waitFor(LONG);
  const backtest = page.getByRole('region', { name: 'Back-test by method' });
  expect(await backtest.getByRole('row').count()).toBe(7);
  expect(await backtest.getByText('to come').count()).toBe(0);
  expect(await seriousFaults(page)).toEqual([]);
}, 450_000);

test('a person drills to a rep, switches the method, and the address says so', async () => {
  for (const level of ['region', 'team', 'rep']) {
    const parts = page.getByRole('region', { name: /^Parts of/ });
    await parts.getByRole('row').nth(1).getByRole('button').click();
    await page.waitForFunction((name) => location.search.includes(`series=${name}`), level);
  }
  await page.getByText('This series has no parts.').waitFor();
  await page.getByLabel('Method', { exact: true }).selectOption('theta');
  await page.waitForFunction(() => location.search.includes('method=theta'));
  await page
    .getByRole('navigation', { name: 'Where in the company' })
    .getByRole('button', { name: 'Company' })
    .click();
});

test('planned on, judged and compared, the figures are those of the command line; undo takes them back', async () => {
  await page.getByRole('button', { name: 'Plan on this forecast' }).click();
  await page.getByRole('button', { name: 'Replay past sales' }).waitFor(LONG);
  await forecastReady();
  await page.getByRole('tab', { name: /Judgement/ }).click();
  await page.getByLabel('Amount', { exact: true }).fill('9000000');
  await page.getByLabel('Your name').fill('Ng');
  await page.getByLabel('Reason', { exact: true }).fill('a large order is due');
  await page.getByRole('button', { name: 'Set the amount' }).click();
  await page.getByText(/by Ng: a large order is due/).waitFor(LONG);
  await engineReady(page);

  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  const file = join(mkdtempSync(join(tmpdir(), 'evenfield-')), 'draft.scenario.json');
  await download.saveAs(file);
  let out = '';
  await runCommand(['evaluate', file, '--data', 'datasets/demo'], {
    out: (text) => (out += text),
    progress: () => {}
  });
  const { totals, basis, forecast } = JSON.parse(out);
  expect(basis).toBe('projected');
  expect(forecast).toMatchObject({ method: 'theta', overrides: 1 });

  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await page.getByRole('columnheader', { name: 'Chance' }).waitFor(LONG);
  await page.getByText(/80 % interval held/).waitFor();
  const effect = page.getByRole('tabpanel');
  const whole = (amount: string) => `$${Math.round(Number(amount)).toLocaleString('en-US')}`;
  await effect.getByText(whole(totals.credit)).first().waitFor(LONG);
  await effect.getByText(whole(totals.paid)).first().waitFor(LONG);

  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await forecastReady();
  await page.keyboard.press('Control+z');
  await page.getByRole('tab', { name: /Judgement/ }).click();
  await page.getByText('None.', { exact: true }).waitFor(LONG);
}, 450_000);

test('a person’s own workspace without data says in one sentence what is missing', async () => {
  const own = await workbench.page(await workbench.person({ workspace: 'own' }), '/forecast');
  await own.getByText('No sale in this workspace has a date, so there is nothing to forecast.').waitFor(LONG);
  await own.close();
});

test('nothing left the origin and no page complained', () => {
  expect(workbench.foreign).toEqual([]);
  expect(workbench.complaints).toEqual([]);
});
