import { expect, test } from 'vitest';

const layers = ['core', 'engine', 'scenario', 'notebook', 'ui'] as const;
const sources = import.meta.glob(['/src/lib/**/*.{ts,svelte}', '/src/cli/**/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true
}) as Record<string, string>;
const files = Object.entries(sources);

const imports = (source: string) =>
  [...source.matchAll(/(?:from\s+|import\s*\(?\s*)['"]([^'"]+)['"]/g)].map((match) => match[1]!);

test.each(layers)('%s imports only from the layers below it', (layer) => {
  const above = [...layers.slice(layers.indexOf(layer) + 1), 'server', 'routes', 'cli'];
  const reachesUp = new RegExp(`/(${above.join('|')})/`);
  for (const [path, source] of files.filter(([path]) => path.startsWith(`/src/lib/${layer}/`))) {
    for (const target of imports(source).filter(
      (target) => target.startsWith('.') || target.startsWith('$lib')
    )) {
      expect(
        new URL(target.replace('$lib', '/src/lib'), `file://${path}`).pathname.replace('/src/lib', ''),
        path
      ).not.toMatch(reachesUp);
    }
  }
});

test('core is plain: no framework, database, chart or map library', () => {
  for (const [path, source] of files.filter(([path]) => path.startsWith('/src/lib/core/'))) {
    for (const target of imports(source)) {
      expect(target, path).not.toMatch(/^(svelte|\$app|\$lib|@duckdb|apache-arrow|vega|maplibre|node:)/);
    }
  }
});

test('only the user interface and the routes know Svelte', () => {
  for (const [path, source] of files.filter(([path]) =>
    /^\/src\/lib\/(core|engine|scenario|notebook)\//.test(path)
  )) {
    expect(
      imports(source).filter((target) => /^(svelte|\$app)/.test(target)),
      path
    ).toEqual([]);
  }
});
