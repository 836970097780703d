import * as v from 'valibot';
import { fingerprintOf } from './content-hash.ts';
import type { DocumentEntry, TableEntry, WorkspaceManifest } from './workspace-store.ts';

const source = v.object({
  file: v.string(),
  sheet: v.nullable(v.string()),
  sha256: v.string(),
  rows: v.number(),
  layout: v.nullable(v.string())
});
const entry = v.object({
  name: v.string(),
  rows: v.number(),
  sha256: v.string(),
  bytes: v.number(),
  columns: v.array(v.object({ name: v.string(), type: v.string() })),
  sources: v.array(source)
});
const manifest = v.object({
  format: v.literal('evenfield/workspace'),
  version: v.literal(1),
  fingerprint: v.string(),
  tables: v.array(entry),
  documents: v.array(v.object({ name: v.string(), sha256: v.string(), bytes: v.number() }))
});

/** A workspace cannot be read or written: a sentence for people, with the reason as `cause`. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
}

/** The manifest a text holds; throws `WorkspaceError` where it is not one of ours. */
export function parseManifest(text: string, where: string): WorkspaceManifest {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new WorkspaceError(`${where} is not a workspace: it is not JSON`, { cause });
  }
  const parsed = v.safeParse(manifest, document);
  if (parsed.success) return parsed.output;
  const { message } = parsed.issues[0];
  const at = v.getDotPath(parsed.issues[0]) ?? 'the document';
  throw new WorkspaceError(`${where} is not a workspace this version can read: ${at}: ${message}`);
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The manifest of these tables and documents, each sorted by name. */
export async function createManifest(
  tables: readonly TableEntry[],
  documents: readonly DocumentEntry[]
): Promise<WorkspaceManifest> {
  return {
    format: 'evenfield/workspace',
    version: 1,
    fingerprint: await fingerprintOf(tables, documents),
    tables: tables.toSorted(byName),
    documents: documents.toSorted(byName)
  };
}

/** A manifest as it is written: stable, one newline at the end. */
export const manifestText = (manifest: WorkspaceManifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

export const manifestFile = 'workspace.json';

/** Where a table lies in a workspace's folder, or below its address. */
export const tableFile = (name: string): string => `tables/${encodeURIComponent(name)}.parquet`;

/** Where a document lies. Its name is a path of plain words: `plans/base.json`. */
export function documentFile(name: string): string {
  const plain = name.split('/').every((part) => /^[\p{L}\p{N}_-][\p{L}\p{N} ._-]*$/u.test(part));
  if (!plain) throw new WorkspaceError(`not a name for a document: ${name}`);
  return `documents/${name}`;
}
