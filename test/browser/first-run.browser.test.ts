import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
beforeAll(async () => {
  workbench = await WorkbenchBrowser.open();
});
afterAll(() => workbench?.close());

test('the page as served holds the real figures of the demo, before any script runs', async () => {
  const html = await (await fetch(`${workbench.address}/`)).text();
  const figures = JSON.parse(await readFile('static/demo/figures.json', 'utf8'));
  const base = figures.cards[0].figures;
  expect(html).toContain(`${base.atQuota} of 1,142`);
  expect(html).toContain('West rebalance');
});

test('a scenario is made, undone, kept over a reload, shared by link and opened by somebody else', async () => {
  const ada = await workbench.person();
  const page = await workbench.page(ada, '/scenarios');
  await page.getByRole('button', { name: 'New scenario' }).click();
  await page.getByLabel('Name').fill('Mine');
  await page.getByLabel('Name').press('Enter');
  await page.getByRole('row', { name: /Mine/ }).waitFor();
  await page.getByRole('button', { name: /^Undo: Rename to Mine/ }).click();
  await page.getByRole('row', { name: /New scenario/ }).waitFor();
  await page.getByRole('button', { name: /^Redo/ }).click();
  await page.getByText(/Saved on this computer/).waitFor();
  await page.reload();
  await page.getByRole('row', { name: /Mine/ }).waitFor({ timeout: 120_000 });

  await page.getByRole('row', { name: /Quota \+5 %/ }).click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  expect(link).toMatch(/#scenario=/);

  const ben = await workbench.person();
  const shared = await workbench.page(ben, new URL(link).hash.replace(/^/, '/'));
  await shared
    .getByText(/Quota \+5 % (was here already|opened from a link)/)
    .first()
    .waitFor();
  expect(await shared.getByLabel('Scenario shown').inputValue()).toBe('quota-plus-5');
  expect(workbench.foreign).toEqual([]);
  await ada.close();
  await ben.close();
});

test('a file with three bad rows loads the rest, lists the three, and loads only once', async () => {
  const person = await workbench.person({ workspace: 'own' });
  const page = await workbench.page(person, '/data');
  const rows = ['order_no,close_dt,acct,owner,net_amt', '001,2026-07-01,Harbor,Lucia,12480.00'];
  rows.push('002,2026-07-02,Corvane,Leila,#REF!', '003,31/02/2026,Alder,Priya,3990.00');
  rows.push('004,2026-07-03,Tern,Aoife,"12.480,00"', '005,2026-07-06,Pell,Leila,6120.25');
  const file = { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
  const toChecks = async () => {
    await page.setInputFiles('input[aria-label="Files to import"]', file);
    await page.getByRole('button', { name: 'Continue to tables' }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Continue to checks' }).click();
  };
  await toChecks();
  await page.getByRole('heading', { name: /3 rows rejected/ }).waitFor({ timeout: 60_000 });
  for (const value of ['#REF!', '31/02/2026', '12.480,00']) {
    await page.getByRole('cell', { name: value, exact: true }).waitFor();
  }
  await page.getByLabel('What line 3 should say for #REF! in net_amt').fill('3990.00');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /2 rows rejected/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('heading', { name: /3 rows rejected/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Load 2 rows' }).click();
  await page.getByRole('cell', { name: '6,120.25' }).waitFor({ timeout: 60_000 });
  await toChecks();
  await page.getByText('Every row is here already: there is nothing to load.').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.reload();
  await page.getByRole('cell', { name: '6,120.25' }).waitFor({ timeout: 120_000 });
  await person.close();
});

test('a second tab only reads, until it takes over', async () => {
  const person = await workbench.person();
  const first = await workbench.page(person, '/scenarios');
  const second = await workbench.page(person, '/scenarios');
  await second.getByText('Open in another tab.').waitFor();
  await second.getByRole('button', { name: 'Take over here' }).click();
  await first.getByText('Open in another tab.').waitFor({ timeout: 30_000 });
  await second.getByText('Open in another tab.').waitFor({ state: 'detached', timeout: 30_000 });
  await person.close();
});
