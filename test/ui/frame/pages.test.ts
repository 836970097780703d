import { expect, test } from 'vitest';
import { pageAt, pages } from '../../../src/lib/ui/frame/pages.ts';
import { routes } from '../../page-routes.ts';

test('the rail leads to every page and to nothing else; views of a page belong to it', () => {
  const own = routes.filter((route) => route.lastIndexOf('/') === 0);
  expect(pages.map(({ path }) => path).sort()).toEqual(own.sort());
  expect(routes.filter((route) => pageAt(route) === undefined)).toEqual([]);
});

test('no two pages share a letter', () => {
  expect(new Set(pages.map(({ letter }) => letter)).size).toBe(pages.length);
});

test('an address belongs to the page it begins with', () => {
  expect(pageAt('/')?.name).toBe('Home');
  expect(pageAt('/guide/start')?.name).toBe('Guide');
  expect(pageAt('/guidebook')).toBeUndefined();
});
