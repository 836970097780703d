import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pages } from '../../src/lib/ui/frame/pages.ts';
import { chartThemes } from '../../src/lib/ui/theme/chart-theme.ts';
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

/** Each page once: axe in light and in dark, then no sideways scrolling at any width. */
test.each(routes)('axe finds nothing serious and nothing scrolls sideways: %s', async (path) => {
  await page.setViewportSize(sizes.desk);
  await go(path);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousFaults(page), colorScheme).toEqual([]);
  }
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await engineReady(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, name).toBeLessThanOrEqual(0);
  }
});

test('on a phone More closes once a page is chosen, and Undo and Share are in the bar', async () => {
  await page.setViewportSize(sizes.phone);
  await go('/guide');
  await page.getByRole('button', { name: 'More' }).click();
  const more = page.locator('#more-pages');
  await more.getByRole('link', { name: 'Compare' }).click();
  await page.waitForFunction(() => document.title.startsWith('Compare'));
  await more.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByLabel('Link', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
});

test('the palette and the shortcut sheet open by keyboard and close by Escape', async () => {
  await page.setViewportSize(sizes.desk);
  await page.locator('main').focus();
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

test('a chart saved from a dark page is light on white, for paper and slides', async () => {
  await page.setViewportSize(sizes.desk);
  await page.emulateMedia({ colorScheme: 'dark' });
  await go('/compare');
  const chart = page.locator('figure').filter({ has: page.locator('.drawing svg') });
  await chart.first().waitFor({ timeout: 60_000 });
  await chart
    .first()
    .getByRole('button', { name: /Download/ })
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  const svg = await readFile(await (await download).path(), 'utf8');
  const { light, dark } = chartThemes;
  expect(svg).toContain(light.surface);
  expect(svg).toContain(light.ink3);
  expect(svg).not.toContain(dark.ink3);
});

test('a dark page goes to paper light, with every row of its sheet and a head that says whose it is', async () => {
  await page.setViewportSize(sizes.desk);
  await page.emulateMedia({ colorScheme: 'dark' });
  await go('/quotas');
  const sheet = page.getByRole('grid').first();
  await sheet.waitFor();
  const all = Number(await sheet.getAttribute('aria-rowcount'));
  const drawn = () => sheet.locator('tbody tr:not(.spacer)').count();
  await expect.poll(drawn).toBeLessThan(all - 20);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect.poll(drawn).toBeGreaterThanOrEqual(all - 2);
  const paper = await page.evaluate(() => [
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.querySelector('main h1')!).color
  ]);
  expect(paper).toEqual(['rgb(255, 255, 255)', 'rgb(25, 27, 24)']);
  expect(await page.getByText(/^Printed \d/).isVisible()).toBe(true);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ colorScheme: null, media: null });
  await expect.poll(drawn).toBeLessThan(all - 20);
});
