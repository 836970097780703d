import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { builtHandler } from '../../src/cli/build-workbench.ts';
import { projectFolder } from '../../src/cli/project-folder.ts';
import { serveWorkbench, type Serving } from '../../src/cli/serve-workbench.ts';
import type { WorkspaceReader } from '../../src/lib/engine/tables/workspace-store.ts';
import { launchChromium } from './launch-chromium.ts';

export type PageOptions = {
  readonly size?: { readonly width: number; readonly height: number };
  readonly scheme?: 'light' | 'dark';
  /** Which workspace this computer had open before. */
  readonly workspace?: 'demo' | 'own';
};

export const sizes = {
  desk: { width: 1440, height: 900 },
  laptop: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 }
} as const;

/** The built workbench on a free port and a Chromium to look at it. Every request to another host is refused and kept. */
export class WorkbenchBrowser {
  readonly foreign: string[] = [];
  /** What pages complained of: uncaught errors, and errors and warnings in the console. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly serving: Serving
  ) {}

  /** `workspace`: what the server is started with, as `serve --data` does. */
  static async open(workspace?: WorkspaceReader): Promise<WorkbenchBrowser> {
    const handler = await builtHandler(projectFolder(), { out: () => {}, progress: () => {} });
    const [browser, serving] = await Promise.all([
      launchChromium(),
      serveWorkbench({ handler, host: '127.0.0.1', port: 0, workspace })
    ]);
    return new WorkbenchBrowser(browser, serving);
  }

  get address(): string {
    return this.serving.address.replace(/\/$/, '');
  }

  /** A person with a computer of their own: nothing kept from before. */
  async person({
    size = sizes.desk,
    scheme = 'light',
    workspace
  }: PageOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      viewport: size,
      colorScheme: scheme,
      acceptDownloads: true
    });
    await context.route('**/*', (route) => {
      const url = route.request().url();
      if (url.startsWith(this.address) || /^(blob|data):/.test(url)) return route.continue();
      this.foreign.push(url);
      return route.abort();
    });
    if (workspace) {
      await context.addInitScript((kind) => {
        if (localStorage.getItem('evenfield-workspace') === null)
          localStorage.setItem('evenfield-workspace', kind);
      }, workspace);
    }
    return context;
  }

  /** Open a page of the workbench and wait until its figures stand. */
  async page(context: BrowserContext, path = '/'): Promise<Page> {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.goto(`${this.address}${path}`);
    await engineReady(page);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.serving.stop();
  }
}

/** The engine is up and no figure is older than its inputs. Works at every width: the tray may be hidden. */
export const engineReady = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => document.querySelector('footer .state')?.textContent?.trim() === 'Engine ready',
    undefined,
    { timeout: 120_000 }
  );

/** What axe calls serious or critical, as lines a person can act on. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // A colour half-way between two themes is nobody's.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity
      )
  );
  // Nor is what lies where, while a page still fills: axe asks point by point.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const still = new MutationObserver(() => wait());
        const end = () => (still.disconnect(), resolve());
        let last = setTimeout(end, 400);
        const wait = () => (clearTimeout(last), (last = setTimeout(end, 400)));
        still.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true
        });
        setTimeout(end, 30_000);
      })
  );
  // Only what is wrong is told in full, and no window is opened to gather frames: pages have none of other origins.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`)
    );
}
