import { expect, test } from 'vitest';
import { unplacedWords } from '../../../src/lib/ui/forecast/unplaced-words.ts';

test('every level that parts are divided by says what its unnamed part holds', () => {
  for (const level of ['region', 'team', 'rep', 'district', 'territory', 'family'])
    expect(unplacedWords(level), level).toMatch(/^No\w* .*\.$/);
  // The whole company has no part without a name.
  expect(unplacedWords('company')).toBe('');
});
