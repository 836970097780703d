import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFaults, WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let page: Page;
beforeAll(async () => {
  workbench = await WorkbenchBrowser.open();
  page = await workbench.page(await workbench.person(), '/plans');
  await page.locator('#part-title').waitFor();
});
afterAll(() => workbench?.close());

const atQuota = (times: string) => page.getByText(`At quota it pays ×${times} of target incentive`).waitFor();
const view = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });
const paid = async () => {
  await page.getByRole('tab', { name: 'Effect' }).click();
  return page.getByRole('tabpanel', { name: 'Effect' }).locator('dl').innerText();
};

test('a tier edited changes the curve, what is paid and the document; undo brings all back', async () => {
  await atQuota('1.00');
  const before = await paid();
  const rate = page.getByLabel('Rate of tier 1', { exact: true });
  await rate.fill('1.2');
  await rate.press('Enter');
  await atQuota('1.20');
  await page.waitForFunction(
    (old) => {
      const now = document.querySelector<HTMLElement>('[role=tabpanel] dl')?.innerText;
      return (
        now !== undefined && now !== old && document.querySelector('[role=tabpanel] section.stale') === null
      );
    },
    before,
    { timeout: 60_000 }
  );
  expect(await paid()).not.toBe(before);
  await view('Document');
  await page.getByText('From 0 % (To quota): 1.2 × the base commission rate').waitFor();
  // A sentence leads to its rule, marked in the editor.
  await page
    .getByRole('button', { name: /^From 0 %/ })
    .first()
    .click();
  await page.locator('tr.marked').waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await atQuota('1.00');
  expect(await page.getByLabel('Rate of tier 1', { exact: true }).inputValue()).toBe('1');
});

test('a figure that cannot be used keeps its sentence beside it, and the scenario keeps the plan', async () => {
  const rate = page.getByLabel('Rate of tier 1', { exact: true });
  await rate.fill('much');
  await rate.press('Enter');
  await page.getByText('thing to mend before this plan can be used').waitFor();
  await page.getByRole('button', { name: 'Drop these edits' }).click();
  expect(await page.getByLabel('Rate of tier 1', { exact: true }).inputValue()).toBe('1');
});

test('text that makes no plan says where and why, and cannot be used', async () => {
  await view('JSON');
  const text = page.getByLabel('Plan document as JSON');
  const whole = await text.inputValue();
  await text.fill(whole.replace('"marginal"', '"marginel"'));
  await page.getByText(/components\[0\]\.mode must be one of "marginal"/).waitFor();
  expect(await page.getByRole('button', { name: 'Use this text' }).getAttribute('aria-disabled')).toBe(
    'true'
  );
  await text.fill(whole.slice(0, 40));
  await page.getByText(/The text is not JSON: reading stops in line 3, column 3/).waitFor();
  await page.getByRole('button', { name: 'Drop what I typed' }).click();
});

test('checks name the threshold’s cliff with its rows, and lead to it', async () => {
  await view('Checks');
  await page.getByRole('heading', { name: /^Cliff: Commission/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Show the rule' }).first().click();
  await page.locator('fieldset.marked', { hasText: 'Threshold' }).waitFor();
});

test('a meaning is chosen from its card and becomes an edit of the plan', async () => {
  await view('Meanings');
  const card = page.getByRole('table', { name: 'Where is pay rounded to the cent?' });
  await card.waitFor({ timeout: 120_000 });
  await card.getByRole('button', { name: 'Choose: once per person over all periods' }).click();
  await page.waitForFunction(
    () =>
      document.querySelector('.meanings tr.selected th')?.textContent === 'once per person over all periods',
    undefined,
    { timeout: 120_000 }
  );
  await view('Document');
  await page.getByText('Pay is rounded once, at the running total of each payee').waitFor();
});

test('axe finds nothing serious in any view, light and dark', async () => {
  const faults: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const name of ['Rules', 'Document', 'Checks', 'JSON']) {
      await view(name);
      await page.waitForTimeout(300);
      faults.push(...(await seriousFaults(page)).map((fault) => `${scheme} ${name}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

test('nothing left the origin and no page complained', () => {
  expect(workbench.foreign).toEqual([]);
  expect(workbench.complaints).toEqual([]);
});
