import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import type { Change, ChangeOf } from '../../src/lib/scenario/change.ts';
import { parseScenario } from '../../src/lib/scenario/parse-scenario.ts';
import { sizes, WorkbenchBrowser } from './workbench-page.ts';

/** A place on the map: shares of its width and its height. */
export type Place = readonly [number, number];

export const saved = async (download: Download) => readFile(await download.path(), 'utf8');

/** The Territories page of the demo in a browser, and what a planner does on it. */
export class TerritoriesPage {
  private constructor(
    readonly workbench: WorkbenchBrowser,
    readonly page: Page
  ) {}

  static async open(): Promise<TerritoriesPage> {
    const workbench = await WorkbenchBrowser.open();
    const page = await workbench.page(await workbench.person({ workspace: 'demo' }), '/territories');
    page.setDefaultTimeout(60_000);
    const opened = new TerritoriesPage(workbench, page);
    await opened.map.waitFor();
    return opened;
  }
  async close(): Promise<void> {
    await this.workbench?.close();
  }

  get map(): Locator {
    return this.page.getByRole('application', { name: 'Map of territories' });
  }
  get strip(): Locator {
    return this.page.getByRole('region', { name: 'What the stroke does' });
  }
  get undo(): Locator {
    return this.page.getByRole('button', { name: /^Undo/ }).first();
  }
  get panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  /** The plan of the data, the whole map, nothing chosen and no panel but the balance. */
  async beginAnew(): Promise<void> {
    await this.page.setViewportSize(sizes.desk);
    await this.view('Map');
    while (await this.undo.isEnabled()) await this.stepBack();
    await this.map.focus();
    for (let level = 0; level < 4; level++) await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('0');
  }
  view(name: string): Promise<void> {
    return this.page.getByRole('radio', { name, exact: true }).check({ force: true });
  }
  tool(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }
  async press(...keys: readonly string[]): Promise<void> {
    await this.map.focus();
    for (const key of keys) await this.page.keyboard.press(key);
  }
  spoken(text: RegExp): Promise<void> {
    return this.page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
  }
  async stepBack(): Promise<void> {
    const label = await this.undo.getAttribute('aria-label');
    await this.undo.click();
    await this.page.waitForFunction(
      (before) => document.querySelector('button[aria-label^="Undo"]')?.getAttribute('aria-label') !== before,
      label
    );
  }

  /** The scenario as it would be saved to a file now. */
  async changes(): Promise<readonly Change[]> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.keyboard.press('Control+s')
    ]);
    const read = parseScenario(await saved(download));
    return read.ok ? read.value.changes : [];
  }
  async moves(): Promise<ChangeOf<'territory.move'>[]> {
    const isMove = (change: Change): change is ChangeOf<'territory.move'> => change.type === 'territory.move';
    return (await this.changes()).filter(isMove);
  }

  /** Choose a territory, or select a county, by its name; the map goes there. */
  async find(name: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: 'Find a place, territory or rep' });
    await box.fill(name);
    const places = this.page.getByRole('listbox', { name: 'Places' }).getByRole('option');
    await places
      .filter({ hasText: name.split(',')[0]! })
      .first()
      .waitFor();
    await box.press('Enter');
  }
  /** M, and where the selection goes. */
  async moveSelectionTo(name: string): Promise<void> {
    await this.press('m');
    await this.page.getByRole('combobox', { name: 'Territory or rep', exact: true }).fill(name);
    await this.page.keyboard.press('Enter');
  }
  /** From the menu of a territory's card. */
  async act(territory: string, action: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: `Actions for ${territory}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
  /** Until the search ends itself: stopped before it found anything it would have nothing to propose. */
  async proposed(): Promise<Locator> {
    const ready = this.page.getByRole('button', { name: /as draft$/ });
    const stop = this.page.getByRole('button', { name: 'Stop and keep the best' });
    await ready.waitFor({ timeout: 60_000 }).catch(() => stop.click());
    await ready.waitFor({ timeout: 120_000 });
    return ready;
  }

  /** The pointer over a place of the map as it lies now, once it lies still. */
  async pointAt([x, y]: Place): Promise<void> {
    const picture = this.page.getByRole('img', { name: /on a map of/ });
    const { width, height } = await picture.evaluate(async (element) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const lies = () => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height].join();
      };
      let last = lies();
      for (let still = 0; still < 5;) {
        await frame();
        const now = lies();
        still = now === last ? still + 1 : 0;
        last = now;
      }
      return element.getBoundingClientRect();
    });
    await picture.hover({ position: { x: width * x, y: height * y }, force: true });
  }
  /** Press at the first place and go to the others; the hand stays down. */
  async drag([first, ...others]: readonly [Place, ...Place[]]): Promise<void> {
    await this.pointAt(first);
    await this.page.mouse.down();
    for (const place of others) await this.pointAt(place);
  }
  async stroke(places: readonly [Place, ...Place[]]): Promise<void> {
    await this.drag(places);
    await this.page.mouse.up();
  }

  /** What a reading gives once two frames have passed without another value. */
  async settled<T>(read: () => Promise<T>): Promise<T> {
    for (let last = await read(); ;) {
      await this.page.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
          )
      );
      const next = await read();
      if (JSON.stringify(next) === JSON.stringify(last)) return next;
      last = next;
    }
  }
  exact(): Promise<void> {
    return this.strip.getByText('Exact', { exact: true }).waitFor({ timeout: 120_000 });
  }
  /** The company's payout in the strip, in whole dollars. */
  async payout(): Promise<number> {
    const text = await this.strip.locator('.company dd').nth(1).locator('strong').innerText();
    return Number(text.replace(/[$,]/g, ''));
  }
}
