import { sha256 } from '../../tables/content-hash.ts';
import type { TableMapping } from './mapping-document.ts';
import { normaliseHeader } from './normalise-header.ts';

/** What a source looks like from outside: a hash of its column names in order, whatever their case and signs. */
export const layoutOf = async (header: readonly string[]): Promise<string> =>
  (await sha256(header.map(normaliseHeader).join('\n'))).slice(0, 16);

/**
 * The remembered mapping for a file. First choice is one of the same layout, then one that names the file, then one
 * that names no file at all; of each, one whose columns are all in the file. A mapping that names the file may miss
 * up to half of its columns: what is missing is reported, not fatal.
 */
export function findMapping(
  mappings: readonly TableMapping[],
  layout: string,
  source: { readonly file: string; readonly sheet: string | null; readonly header: readonly string[] }
): TableMapping | undefined {
  const named = ({ file }: TableMapping) =>
    file !== undefined && (file === baseName(source.file) || file === source.sheet);
  const whole = (mapping: TableMapping) => missingColumns(mapping, source.header).length === 0;
  const half = (mapping: TableMapping) =>
    missingColumns(mapping, source.header).length * 2 <= mapping.columns.length;
  const sameLayout = mappings.filter((mapping) => mapping.layout === layout && whole(mapping));
  const open = mappings.filter(({ layout: own }) => own === undefined);
  return (
    sameLayout.find(named) ??
    sameLayout[0] ??
    open.find((mapping) => named(mapping) && whole(mapping)) ??
    open.find((mapping) => mapping.file === undefined && whole(mapping)) ??
    open.find((mapping) => named(mapping) && half(mapping))
  );
}

/** Columns a mapping reads that the file does not have. */
export function missingColumns(mapping: TableMapping, header: readonly string[]): string[] {
  const { unpivot } = mapping;
  const made = unpivot ? [unpivot.name, unpivot.value] : [];
  const present = new Set([...header, ...made].map((name) => name.toLowerCase()));
  const read = [...mapping.columns.flatMap(({ source }) => source), ...(unpivot?.columns ?? [])];
  return [...new Set(read)].filter((name) => !present.has(name.toLowerCase()));
}

export const baseName = (path: string): string => path.replace(/^.*[\\/]/, '');
