import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {} from './import-page/main.ts';
import { launchChromium } from './launch-chromium.ts';
import { servePage } from './serve-page.ts';

let folder: string;
let browser: Browser;
let server: Awaited<ReturnType<typeof servePage>>;
let page: Page;
const foreign: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenfield-import-page-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'import-page'),
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, minify: false, reportCompressedSize: false }
  });
  [browser, server] = await Promise.all([launchChromium(), servePage(folder)]);
  const context = await browser.newContext();
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(server.address) || url.startsWith('blob:')) return route.continue();
    foreign.push(url);
    return route.abort();
  });
  page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(server.address);
  await page.waitForFunction(() => document.title === 'Import ready');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const text =
  'opportunity_id,stage,amount,close_date\nA1,Won,10.25,25-10-2016\nA2,Lost,0,01-03-2017\nA3,Won,#REF!,02-03-2017\n';

test('a file is looked at and imported in a worker, with no request to any other host', async () => {
  const seen = await page.evaluate(async (csv) => {
    const source = { name: 'deals.csv', bytes: new TextEncoder().encode(csv) };
    const [sheet] = await window.imports.inspect(source);
    const phases: string[] = [];
    const { report, tables } = await window.imports.run([source], {
      progress: ({ phase }) => void phases.push(phase)
    });
    return {
      table: sheet!.mapping.table,
      rows: sheet!.rows,
      preview: sheet!.preview[0],
      report,
      phases,
      sizes: tables.map(({ ipc }) => ipc.length > 100)
    };
  }, text);
  expect(seen).toMatchObject({
    table: 'opportunity',
    rows: 3,
    preview: ['A1', 'Won', '10.25', '25-10-2016'],
    sizes: [true]
  });
  expect(seen.report.files[0]).toMatchObject({ read: 3, loaded: 2, rejected: 1, dateOrder: 'dmy' });
  expect(seen.report.rejects[0]).toMatchObject({ line: 4, column: 'amount', value: '#REF!' });
  expect(seen.phases).toEqual(['read', 'convert', 'check', 'hand over']);
});

test('a workbook and a refused file', async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['name', 'units'], ['a', 1], ['b', 2]]), 'One'); // prettier-ignore
  const bytes = [...new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)];
  const seen = await page.evaluate(async (bytes) => {
    const { report } = await window.imports.run([{ name: 'b.xlsx', bytes: Uint8Array.from(bytes) }]);
    const refused = await window.imports
      .run([{ name: 'e.csv', bytes: new Uint8Array(0) }])
      .catch((error: Error) => [error.name, error.message]);
    return { read: report.files[0]!.read, refused };
  }, bytes);
  expect(seen).toEqual({
    read: 2,
    refused: ['ImportProblem', 'e.csv is empty: there is nothing to import.']
  });
});

test('a cancelled import hands nothing over, and the next one works', async () => {
  const seen = await page.evaluate(async (csv) => {
    const lines = Array.from({ length: 400_000 }, (_, i) => `D${i},Won,${i}.25,2026-01-31`);
    const bytes = new TextEncoder().encode(`opportunity_id,stage,amount,close_date\n${lines.join('\n')}\n`);
    const controller = new AbortController();
    const running = window.imports.run([{ name: 'big.csv', bytes }], {
      signal: controller.signal,
      progress: () => controller.abort()
    });
    const outcome = await running.then(() => 'done', (error: Error) => error.name); // prettier-ignore
    const next = await window.imports.run([{ name: 'deals.csv', bytes: new TextEncoder().encode(csv) }]);
    return { outcome, loaded: next.report.files[0]!.loaded };
  }, text);
  expect(seen).toEqual({ outcome: 'AbortError', loaded: 2 });
  expect(foreign, 'requests to other hosts').toEqual([]);
  expect(complaints, 'violations of the policy').toEqual([]);
});
