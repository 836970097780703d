import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '../../src/lib/ui/frame/pages.ts';
import { seriousFaults, sizes, WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let page: Page;
beforeAll(async () => {
  workbench = await WorkbenchBrowser.open();
  page = await workbench.page(await workbench.person(), '/guide');
});
afterAll(() => workbench?.close());

/** G and the page's letter, as a person at the keyboard goes. */
async function go({ letter, name }: (typeof pages)[number]) {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
  await page.waitForFunction((title) => document.title.startsWith(title), name);
  await page.waitForTimeout(400);
}

test.each(['light', 'dark'] as const)('axe finds nothing serious on any page: %s', async (scheme) => {
  await page.emulateMedia({ colorScheme: scheme });
  const faults: string[] = [];
  for (const each of pages) {
    await go(each);
    faults.push(...(await seriousFaults(page)).map((fault) => `${each.name}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

test.each(Object.entries(sizes))('no page scrolls sideways: %s', async (_name, size) => {
  await page.setViewportSize(size);
  for (const each of pages) {
    await go(each);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, each.name).toBeLessThanOrEqual(0);
  }
});

test('the palette and the shortcut sheet open by keyboard and close by Escape', async () => {
  await page.setViewportSize(sizes.desk);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill('go to scen');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.title.startsWith('Scenarios'));
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Keyboard', exact: true }).waitFor({ state: 'detached' });
});

test('nothing left the origin and no page complained', () => {
  expect(workbench.foreign).toEqual([]);
  expect(workbench.complaints).toEqual([]);
});
