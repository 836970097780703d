import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {} from './engine-page/main.ts';
import { launchChromium } from './launch-chromium.ts';
import { servePage } from './serve-page.ts';

let folder: string;
let browser: Browser;
let server: Awaited<ReturnType<typeof servePage>>;
let context: BrowserContext;
let foreign: string[];
let complaints: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenfield-page-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'engine-page'),
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, minify: false, reportCompressedSize: false }
  });
  [browser, server] = await Promise.all([launchChromium(), servePage(folder)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  [foreign, complaints] = [[], []];
  context = await browser.newContext();
  await context.route('**/*', (route) => {
    if (route.request().url().startsWith(server.address) || route.request().url().startsWith('blob:')) {
      return route.continue();
    }
    foreign.push(route.request().url());
    return route.abort();
  });
  return async () => {
    await context.close();
    expect(foreign, 'requests to other hosts').toEqual([]);
    expect(complaints, 'violations of the policy').toEqual([]);
  };
});

async function open(): Promise<Page> {
  const page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(server.address);
  await page.waitForFunction(() => document.title === 'Engine ready');
  return page;
}

const sales = `SELECT 'r' || i AS rep_id, (i * 1.0001)::DECIMAL(18,4) AS amount,
  DATE '2024-01-01' + i::INTEGER AS transaction_date, NULL::VARCHAR AS territory_id FROM range(1000) t(i)`;
const totals = `SELECT count(*), sum(amount), max(transaction_date), count(territory_id) FROM sales_transaction`;
/** 499500 × 1.0001 by hand. */
const expected = [['1000', '499549.9500', '2026-09-26', '0']];

describe('the engine in a worker', () => {
  test('answers exactly, without a request to any other host and within the policy', async () => {
    const page = await open();
    const table = await page.evaluate(() =>
      window.engine.answer(
        `SELECT 1.5::DECIMAL(18,4) AS a, 9007199254740993 AS b, DATE '2024-02-29' AS c, true AS d`
      )
    );
    expect(table).toEqual({
      columns: [
        { name: 'a', type: 'DECIMAL(18,4)' },
        { name: 'b', type: 'BIGINT' },
        { name: 'c', type: 'DATE' },
        { name: 'd', type: 'BOOLEAN' }
      ],
      rows: [['1.5000', '9007199254740993', '2024-02-29', true]]
    });
  });
  test('a browser without WebAssembly exceptions gets the engine made for it', async () => {
    const page = await open();
    await page.evaluate(() => (WebAssembly.validate = () => false));
    const { rows } = await page.evaluate(() => window.engine.answer('SELECT 0.1::DECIMAL(18,4) * 3'));
    expect(rows).toEqual([['0.3000']]);
  });
  test('a running statement is cancelled and the next one answered', async () => {
    const page = await open();
    const stopped = await page.evaluate(() =>
      window.engine.cancel(
        'SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3'
      )
    );
    expect(stopped).toMatchObject({ name: 'QueryCancelled', rows: [[1]] });
  });
  test('a start that takes too long says so', async () => {
    expect(await (await open()).evaluate(() => window.engine.startTooLate())).toMatch(/did not start within/);
  });
});

describe('what is kept', () => {
  test('is there after a reload, and the last load can be taken back', async () => {
    const page = await open();
    const kept = await page.evaluate((text) => window.engine.keep('sales_transaction', text), sales);
    expect(kept.tables.map(({ name, rows }) => [name, rows])).toEqual([['sales_transaction', 1000]]);
    await page.reload();
    await page.waitForFunction(() => document.title === 'Engine ready');
    const after = await page.evaluate((text) => window.engine.survive(text, 0), totals);
    expect(after.answers).toEqual([expected]);
    const meter = await page.evaluate(() => window.engine.meter());
    expect(meter.used).toBeGreaterThan(0);
    expect(meter.quota).toBeGreaterThan(meter.used);
    const { could, manifest } = await page.evaluate(() => window.engine.undo());
    expect(could).toBe(true);
    expect(manifest?.tables).toEqual([]);
    expect(manifest?.documents.map(({ name }) => name)).toEqual(['plans/base.json']);
  });
  test('a commit that fails half-way leaves the old state', async () => {
    const page = await open();
    await page.evaluate((text) => window.engine.keep('sales_transaction', text), sales);
    expect(await page.evaluate(() => window.engine.keepHalf())).toEqual({
      failure: 'WorkspaceError',
      same: true,
      first: 'not there'
    });
  });
  test('survives workers that die', async () => {
    const page = await open();
    await page.evaluate((text) => window.engine.keep('sales_transaction', text), sales);
    const { answers, states, engines } = await page.evaluate(
      (text) => window.engine.survive(text, 2),
      totals
    );
    expect(answers).toEqual([expected, expected, expected]);
    expect(states).toEqual(['restarting', 'ready', 'restarting', 'ready']);
    expect(engines).toBe(3);
  });
});

describe('two tabs', () => {
  const openTab = async () => {
    const page = await open();
    await page.evaluate(() => window.engine.openLock());
    return page;
  };
  const changesOf = (page: Page) => page.evaluate(() => window.engine.changes);
  const until = (page: Page, because: string) =>
    page.waitForFunction((reason) => window.engine.changes.at(-1)?.because === reason, because);

  test('the second only reads, takes over, and the first is told and hands over', async () => {
    const [first, second] = [await openTab(), await openTab()];
    expect(await changesOf(first)).toEqual([{ writes: true, because: 'first' }]);
    expect(await changesOf(second)).toEqual([{ writes: false, because: 'other tab open' }]);
    await second.evaluate(() => window.engine.lock!.takeOver());
    await until(first, 'taken by other tab');
    expect(await first.evaluate(() => [window.engine.handedOver, window.engine.lock!.writes])).toEqual([
      1,
      false
    ]);
    expect(await second.evaluate(() => window.engine.lock!.writes)).toBe(true);
    await first.evaluate(() => window.engine.lock!.takeOver());
    await until(second, 'taken by other tab');
    expect(await first.evaluate(() => window.engine.lock!.writes)).toBe(true);
  });
  test('a tab that does not answer has the lock taken from it', async () => {
    const [first, second] = [await openTab(), await openTab()];
    // The first tab hangs: it hears nothing and lets nothing go.
    const busy = first.evaluate(() => {
      const end = performance.now() + 4000;
      while (performance.now() < end);
    });
    await second.evaluate(() => window.engine.lock!.takeOver());
    expect(await second.evaluate(() => window.engine.changes.at(-1))).toEqual({
      writes: true,
      because: 'taken over'
    });
    await busy;
    await until(first, 'taken by other tab');
  });
  test('when the first is closed the second writes', async () => {
    const [first, second] = [await openTab(), await openTab()];
    await first.close();
    await until(second, 'other tab closed');
    expect(await second.evaluate(() => window.engine.lock!.writes)).toBe(true);
  });
});
