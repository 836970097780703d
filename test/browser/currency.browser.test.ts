import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDirectoryWorkspace } from '../../src/lib/engine/tables/directory-workspace.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import { encodeShareHash } from '../../src/lib/scenario/share-link.ts';
import { packSmallCompany } from '../cli/pack-small-company.ts';
import { WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let folder: string;
beforeAll(async () => {
  folder = await packSmallCompany('EUR');
  workbench = await WorkbenchBrowser.open(await openDirectoryWorkspace(folder));
});
afterAll(async () => {
  await workbench?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Wait until a figure stands on the page; nothing there may be in dollars. */
async function shows(page: Page, figure: RegExp) {
  const text = () => page.locator('body').innerText();
  await expect.poll(text, { timeout: 60_000 }).toMatch(figure);
  expect(await text()).not.toContain('$');
}

// By hand (evaluate.test.ts): the base pays 27.00, Ada 12.00 and 6.00; the scenario raises quotas by a quarter.
test('a workspace in euros shows euros on every page', async () => {
  const person = await workbench.person();
  const read = parseScenario(readFileSync('test/contract/evaluate/example.scenario.json', 'utf8'));
  if (!read.ok) throw new Error('the example scenario cannot be read');
  const page = await workbench.page(person, `/#${encodeShareHash(read.value)}`);
  await page
    .getByText(/opened from a link/)
    .first()
    .waitFor({ timeout: 60_000 });
  const open = async (title: string) => {
    await page.getByRole('navigation').getByRole('link', { name: title, exact: true }).first().click();
    await page.waitForFunction((start) => document.title.startsWith(start), title);
  };
  await open('Home');
  await shows(page, /€27/);
  await open('Payout');
  await shows(page, /€\d+\.\d\d/);
  await page.getByRole('button', { name: 'Open the statement' }).click();
  await shows(page, /€\d+\.\d\d/);
  await open('Quotas');
  await shows(page, /€\d+/);
  await open('Compare');
  await shows(page, /€326/);
  await open('Territories');
  await shows(page, /€\d+/);
  expect(workbench.foreign).toEqual([]);
  await person.close();
}, 600_000);
