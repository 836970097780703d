import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css'
};

const quoted = new Set(['self', 'none', 'unsafe-inline', 'wasm-unsafe-eval']);

type Directives = Readonly<Record<string, readonly string[]>>;

/** The workbench's own content-security policy, as a header. */
export async function contentSecurityPolicy(): Promise<string> {
  const settings = new URL('../../svelte.config.js', import.meta.url).href;
  const { default: config } = await import(/* @vite-ignore */ settings);
  return Object.entries(config.kit.csp.directives as Directives)
    .map(
      ([name, sources]) =>
        `${name} ${sources.map((word) => (quoted.has(word) ? `'${word}'` : word)).join(' ')}`
    )
    .join('; ');
}

/** Serve a folder on loopback under the workbench's policy; answers its address and how to stop. */
export async function servePage(root: string): Promise<{ address: string; stop: () => Promise<void> }> {
  const policy = await contentSecurityPolicy();
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const body = await readFile(file);
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': policy
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${port}/`, stop };
}
