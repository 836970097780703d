import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineReady, seriousFaults, WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
beforeAll(async () => {
  workbench = await WorkbenchBrowser.open();
});
afterAll(() => workbench?.close());

/** From the preview to the loaded table; the sum of the wizard before it loads. */
async function loadThrough(page: Page, table: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Continue to tables' }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Continue to checks' }).click();
  const load = page.getByRole('button', { name: /^Load [\d,]+ rows/ });
  await load.waitFor({ timeout: 120_000 });
  const counted = page.locator('li.count', { hasText: 'ready' });
  await counted.waitFor({ timeout: 120_000 });
  const count = await counted.innerText();
  await load.click();
  await page.getByRole('row', { name: table }).waitFor({ timeout: 120_000 });
  await engineReady(page);
  return count;
}

test('a sample opened from the Data page gives its known figures; another company is asked about first', async () => {
  const person = await workbench.person({ workspace: 'own' });
  const page = await workbench.page(person, '/data');
  await page.getByRole('button', { name: 'Load AdventureWorks' }).click();
  const count = await loadThrough(page, /Sales transaction\s*60,855/);
  // 701 accounts, 60,855 order lines, 163 quotas, 18 people, 10 territories and 17 rows of their history.
  expect(count).toMatch(/61,764 rows read, 61,764 ready for 6 tables/);

  await page.getByRole('button', { name: 'Samples' }).click();
  await page.getByRole('menuitem', { name: 'Load Maven CRM' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your data is here already' });
  await dialog.getByText(/61,764 rows in 6 tables/).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('row', { name: /Sales transaction\s*60,855/ }).waitFor();

  await page.getByRole('link', { name: 'Home', exact: true }).first().click();
  await page.getByText('8 of 163').first().waitFor({ timeout: 120_000 });
  // Reseller sales 80,450,596.9823 against quotas of 95,714,000.
  await page.getByText('84.1 %').first().waitFor();

  await page.getByRole('link', { name: 'Data', exact: true }).first().click();
  await page.getByRole('button', { name: 'Samples' }).click();
  await page.getByRole('menuitem', { name: 'Load Maven CRM' }).click();
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await page
    .getByText('Loading replaces every table that is here; it can be undone.')
    .waitFor({ timeout: 60_000 });
  await loadThrough(page, /Opportunity\s*8,800/);
  expect(await page.getByRole('row', { name: /Sales transaction/ }).count()).toBe(0);

  await page.getByRole('button', { name: 'Undo last load' }).click();
  await page.getByRole('row', { name: /Sales transaction\s*60,855/ }).waitFor({ timeout: 120_000 });
  expect(await page.getByRole('row', { name: /Opportunity/ }).count()).toBe(0);
  expect(workbench.foreign).toEqual([]);
  await person.close();
});

test('a quota sheet with a column for each quarter is read in words, by name, and loads as quotas', async () => {
  const person = await workbench.person({ workspace: 'own' });
  const page = await workbench.page(person, '/data');
  const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.setInputFiles('input[aria-label="Files to import"]', [
    file('quota fy26.csv', 'Rep,FY26 Q1,FY26 Q2,Total\nAnn Baker,100,110,210\nBo Li,90,9x,90\n'),
    file('reps.csv', 'rep_id,name,title,manager_rep_id\nR1,Ann Baker,AE,R9\nR2,Bo Li,AE,R9\nR9,Mo Fay,VP,\n')
  ]);
  await page.getByText(/2 columns, FY26 Q1 to FY26 Q2, each hold a quota/).waitFor({ timeout: 60_000 });
  await page.getByText(/quota fy26\.csv, quota: 1 value is not a number, such as “9x”/).waitFor();
  await page.getByRole('button', { name: 'Continue to tables' }).click();
  await page
    .getByText('FY26 Q1 is read as 2026-01-01, a quarter; the fiscal year was taken to start in January', {
      exact: true
    })
    .waitFor();
  await page.getByLabel('Fiscal year starts in').selectOption('April');
  await page
    .getByText('FY26 Q1 is read as 2025-04-01, a quarter, in a year that starts in April', { exact: true })
    .waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Continue to checks' }).click();
  await page.getByText(/7 rows read, 6 ready for 2 tables, 1 rejected/).waitFor({ timeout: 60_000 });
  await page.getByText('names were matched to the rep_id of rep, such as Ann Baker to R1').waitFor();
  await page.getByLabel(/What line 3 should say for 9x in FY26 Q2/).fill('95');
  await page.getByLabel(/What line 3 should say for 9x in FY26 Q2/).press('Enter');
  await page.getByText(/7 rows read, 7 ready for 2 tables/).waitFor({ timeout: 60_000 });
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Load 7 rows' }).click();
  await page.getByRole('row', { name: /Quota\s*4/ }).waitFor({ timeout: 120_000 });
  await page.getByRole('cell', { name: '2025-07-01' }).first().waitFor();
  await page.getByText(/Not here yet: without sales nobody has credit/).waitFor();
  expect(workbench.complaints).toEqual([]);
  await person.close();
});
