import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault, readJsonText } from '../../src/lib/core/json-fault.ts';

const said = (text: string) => {
  const read = readJsonText(text);
  return read.ok ? read.value : read.problems.map(({ message }) => message).join();
};

test('a text that is no JSON says where it stops making sense and what to look for', () => {
  expect(said('{\n  "title": "A",\n  "plans": [,]\n}')).toBe(
    'The text is not JSON: reading stops in line 3, column 13, at ,]; look for a comma, quote or bracket too many or missing.'
  );
  expect(said('{"a": [1, 2\n')).toBe(
    'The text is not JSON: it ends in line 2 before it is finished; close the brackets and quotes that are open.'
  );
  expect(said(' \n')).toBe('The text is empty, not JSON: check that the right file was written.');
  expect(said('{"a": 1}')).toEqual({ a: 1 });
});

test('lists a hundred thousand deep are read, and faulted, without deeper calls', () => {
  const deep = '['.repeat(100_000);
  expect(findJsonFault(`${deep}1${']'.repeat(100_000)}`)).toBeUndefined();
  expect(findJsonFault(`${deep}1${']'.repeat(99_999)}`)).toBe(200_000);
});

test('a text is faulted exactly where the reader of the language refuses it', () => {
  const cut = fc.tuple(fc.json(), fc.nat(40), fc.constantFrom('', ',', '}', '"', '0', 'x', ' ')).map(([json, at, put]) => json.slice(0, at) + put + json.slice(at + 1)); // prettier-ignore
  const refused = (text: string) => {
    try {
      JSON.parse(text);
      return false;
    } catch {
      return true;
    }
  };
  fc.assert(fc.property(fc.oneof(fc.json(), cut), (text) => { expect(findJsonFault(text) !== undefined).toBe(refused(text)); }), { numRuns: 2000 }); // prettier-ignore
});
