import { tableDefinitions } from '../../tables/schema.ts';
import { normaliseHeader } from './normalise-header.ts';
import { synonyms } from './synonyms.ts';

const known = new Set<string>([
  ...Object.values(synonyms).flat(),
  ...tableDefinitions.flatMap(({ columns }) => columns.map(({ name }) => normaliseHeader(name)))
]);

/** True for a name the field uses for some column. */
export const isKnownHeader = (header: string): boolean => known.has(normaliseHeader(header));
