import { expect, test } from 'vitest';
import { pageAt, pages } from '../../../src/lib/ui/frame/pages.ts';

const routes = Object.keys(import.meta.glob('/src/routes/**/+page.svelte')).map(
  (file) => file.replace('/src/routes', '').replace(/\/\+page\.svelte$/, '') || '/'
);

test('the rail leads to every page and to nothing else', () => {
  expect(pages.map(({ path }) => path).sort()).toEqual(routes.sort());
});

test('no two pages share a letter', () => {
  expect(new Set(pages.map(({ letter }) => letter)).size).toBe(pages.length);
});

test('an address belongs to the page it begins with', () => {
  expect(pageAt('/')?.name).toBe('Home');
  expect(pageAt('/guide/start')?.name).toBe('Guide');
  expect(pageAt('/guidebook')).toBeUndefined();
});
