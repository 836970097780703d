import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let folder: string;
let context: BrowserContext;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenfield-robust-'));
  workbench = await WorkbenchBrowser.open();
  context = await workbench.person({ workspace: 'own' });
});
afterAll(async () => {
  await context?.close();
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

async function repsFile(name: string, rows: number): Promise<string> {
  const lines = Array.from({ length: rows }, (_, i) => `R${i},Rep ${i} of ${name}`);
  const file = join(folder, name);
  await writeFile(file, `rep_id,rep_name\n${lines.join('\n')}\n`);
  return file;
}

const importing = async (page: Page, ...files: string[]) => {
  await page.setInputFiles('input[aria-label="Files to import"]', files);
  await page.getByRole('button', { name: 'Continue to tables' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Continue to checks' }).click();
};
const load = (page: Page) => page.getByRole('button', { name: /^Load \d/ }).click({ timeout: 60_000 });
const loaded = (page: Page) =>
  page
    .getByText(/rows loaded/)
    .first()
    .waitFor({ timeout: 60_000 });
const refused = async (page: Page, words: RegExp) => {
  await page.getByRole('heading', { name: 'This was not loaded' }).waitFor({ timeout: 60_000 });
  expect(await page.locator('main').innerText()).toMatch(words);
};
const keptRows = async (page: Page, words: string) =>
  page.waitForFunction((kept) => document.body.innerText.includes(kept), words, { timeout: 60_000 });

test('a worker ended in the middle, a full disk and a reload: one sentence each, and nothing half-loaded', async () => {
  const page = await workbench.page(context, '/data');
  const file = await repsFile('reps.csv', 40);

  // The disk is full from the start: Chromium trusts the room it last saw for half a minute.
  const browser = await context.newCDPSession(page);
  const origin = workbench.address;
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });

  // A worker the browser ends tells nobody.
  await page.setInputFiles('input[aria-label="Files to import"]', file);
  await page.getByRole('button', { name: 'Continue to tables' }).click({ timeout: 60_000 });
  const parser = page.workers().filter((worker) => worker.url().includes('import-worker'));
  expect(parser).toHaveLength(1);
  await parser[0]!.evaluate(() => self.addEventListener('message', () => self.close()));
  await page.getByRole('button', { name: 'Continue to checks' }).click();
  await refused(page, /The browser ended the import, most often for want of memory.*Your data is as it was/s);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Load 40 rows' }).waitFor({ timeout: 60_000 });

  // A disk without room: the load fails whole, and goes through once there is room.
  await load(page);
  await refused(page, /nothing was changed: the storage is full; remove a table/);
  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Try again' }).click();
  await load(page);
  await loaded(page);
  await keptRows(page, '1 table · 40 rows');

  // A reload before the load is done: told, and the table is as it was.
  await importing(page, await repsFile('more.csv', 60));
  await page.getByRole('button', { name: /^Load \d/ }).waitFor({ timeout: 60_000 });
  await page.reload();
  await page
    .getByText('The import of more.csv was interrupted and left nothing half-loaded: bring it again.')
    .first()
    .waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Remove table' }).waitFor({ timeout: 60_000 });
  await keptRows(page, '1 table · 40 rows');
  await page.close();
}, 180_000);
