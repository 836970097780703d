import { fail } from '../core/assert.ts';
import type { Connector } from './connector.ts';
import { decodeTable } from './duckdb/decode-table.ts';
import type { Statement } from './statement.ts';
import type { PeerHandlers, WorkerPeer } from './worker-peer.ts';

/**
 * The page's engine as another worker reads it: a question goes through the page, its answer comes as Arrow, handed over
 * and not copied, and is decoded here. So one engine is kept, replaced and filled in one place.
 */
export function relayedConnector(page: WorkerPeer): Connector {
  const queryArrow: Connector['queryArrow'] = (statement, { signal } = {}) =>
    page.ask<Uint8Array>('query', statement, signal);
  const readsOnly = () => fail('only the page writes to its engine');
  return {
    dialect: 'duckdb',
    query: async (statement, options) => decodeTable(await queryArrow(statement, options)),
    queryArrow,
    insertArrow: readsOnly,
    registerFile: readsOnly,
    dropFile: readsOnly,
    close: async () => {}
  };
}

/** What the page answers to a relayed connector. */
export const relayedQueries = (connector: Pick<Connector, 'queryArrow'>): PeerHandlers => ({
  query: (statement, signal) => connector.queryArrow(statement as Statement, { signal })
});
