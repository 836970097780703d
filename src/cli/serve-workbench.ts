import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { WorkspaceReader } from '../lib/engine/tables/workspace-store.ts';
import { serveWorkspace } from './serve-workspace.ts';
import { WorkError } from './verb.ts';

export type Serving = { readonly address: string; stop(): Promise<void> };

export type ServeOptions = {
  /** The built workbench's request handler. */
  readonly handler: string;
  readonly host: string;
  /** The port to use, or undefined for the usual one or any that is free. */
  readonly port: number | undefined;
  readonly workspace: WorkspaceReader | undefined;
};

const usualPort = 4300;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** What a page's own policy cannot say for itself. */
const guards = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin'
};

/** Serve the workbench, and the workspace below `/data/workspace/`, until it is stopped. */
export async function serveWorkbench({ handler, host, port, workspace }: ServeOptions): Promise<Serving> {
  let answer: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    // A page elsewhere whose name was pointed at this machine must not read the workspace.
    const named = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (loopback.has(host) && !loopback.has(named)) return void response.writeHead(403).end();
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
    answer(request, response);
  });
  const address = await listen(server, host, port);
  // The handler reads its own origin from here when it is loaded.
  process.env['ORIGIN'] = address.slice(0, -1);
  const built = (await import(pathToFileURL(handler).href)) as { handler: RequestListener };
  answer = (request, response) => {
    serveWorkspace(workspace, request, response).then(
      (done) => done || built.handler(request, response),
      () => response.writeHead(500).end()
    );
  };
  return {
    address,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

async function listen(server: Server, host: string, asked: number | undefined): Promise<string> {
  try {
    await tryPort(server, host, asked ?? usualPort);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (asked !== undefined || code !== 'EADDRINUSE') {
      const where = `${host}:${asked ?? usualPort}`;
      const reason = code === 'EADDRINUSE' ? 'the port is taken, choose another with --port' : message;
      throw new WorkError(`cannot serve at ${where}: ${reason}`, { cause: error });
    }
    await tryPort(server, host, 0);
  }
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}/`;
}

function tryPort(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
