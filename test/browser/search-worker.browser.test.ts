import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { planHashes } from '../core/territory/repeatable-search.ts';
import { launchChromium } from './launch-chromium.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

test('a worker in the browser finds the very plans that Node finds', async () => {
  const source = new URL('../core/territory/repeatable-search.ts', import.meta.url).pathname;
  const bundled = await build({
    stdin: {
      contents: `import { planHashes } from ${JSON.stringify(source)}; postMessage(planHashes());`,
      resolveDir: '/',
      loader: 'ts'
    },
    bundle: true,
    write: false,
    format: 'esm'
  });
  const page = await browser.newPage();
  const found = await page.evaluate(
    (script) =>
      new Promise<number[]>((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
        worker.onmessage = ({ data }) => resolve(data as number[]);
        worker.onerror = ({ message }) => reject(new Error(message));
      }),
    bundled.outputFiles[0]!.text
  );
  expect(found).toEqual(planHashes());
});
