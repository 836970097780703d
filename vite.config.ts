import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const shared = { environment: 'node', env: { TZ: 'UTC' } } as const;

export default defineConfig({
  plugins: [sveltekit()],
  cacheDir: '.svelte-kit/vite',
  worker: { format: 'es' },
  // The pages' policy takes fonts and data only as files of their own.
  build: { assetsInlineLimit: (file) => (/\.(woff2|csv|json|parquet)$/.test(file) ? false : undefined) },
  server: { host: '127.0.0.1', fs: { strict: false } },
  test: {
    coverage: {
      provider: 'v8',
      include: ['src/lib/core/**/*.ts'],
      reporter: ['text', 'json-summary']
    },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/engine/**', 'test/cli/**', 'test/browser/**'],
          // Pure functions keep nothing between files: a process apiece would cost more than the tests.
          isolate: false,
          testTimeout: 30_000
        }
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'engine',
          include: ['test/engine/**/*.test.ts', 'test/cli/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000
        }
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.browser.test.ts'],
          // After the others: two Chromiums at a time are what two cores carry.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000
        }
      }
    ]
  }
});
