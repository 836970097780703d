import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '../../src/lib/ui/frame/pages.ts';
import { routes } from '../page-routes.ts';
import { engineReady, seriousFaults, sizes, WorkbenchBrowser } from './workbench-page.ts';

let workbench: WorkbenchBrowser;
let page: Page;
beforeAll(async () => {
  workbench = await WorkbenchBrowser.open();
  page = await workbench.page(await workbench.person(), '/guide');
});
afterAll(() => workbench?.close());

/** By G and the page's letter, as a person at the keyboard goes; a page below another by its address. */
async function go(path: string) {
  const own = pages.find((each) => each.path === path);
  if (own) {
    await page.keyboard.press('g');
    await page.keyboard.press(own.letter);
  } else await page.goto(`${workbench.address}${path}`);
  await page.waitForFunction(
    ([path, name]) => location.pathname === path && (!name || document.title.startsWith(name)),
    [path, own?.name] as const
  );
  await engineReady(page);
}

test.each(['light', 'dark'] as const)('axe finds nothing serious on any page: %s', async (scheme) => {
  await page.emulateMedia({ colorScheme: scheme });
  const faults: string[] = [];
  for (const path of routes) {
    await go(path);
    faults.push(...(await seriousFaults(page)).map((fault) => `${path}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

test.each(Object.entries(sizes))('no page scrolls sideways: %s', async (_name, size) => {
  await page.setViewportSize(size);
  for (const path of routes) {
    await go(path);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, path).toBeLessThanOrEqual(0);
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
