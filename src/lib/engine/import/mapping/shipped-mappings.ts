import adventureWorks from '../../../../../datasets/adventureworks/mapping.json';
import mavenCrm from '../../../../../datasets/maven-crm/mapping.json';
import { assert } from '../../../core/assert.ts';
import { parseMapping, type TableMapping } from './mapping-document.ts';

/** The mappings of the data sets that ship, found again by their layout as any remembered mapping is. */
export function shippedMappings(): TableMapping[] {
  return [adventureWorks, mavenCrm].flatMap((document: unknown) => {
    const parsed = parseMapping(document);
    assert(parsed.ok, 'a shipped mapping does not follow the format');
    return parsed.value;
  });
}
