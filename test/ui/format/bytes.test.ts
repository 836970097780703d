import { expect, test } from 'vitest';
import { formatBytes } from '../../../src/lib/ui/format/bytes.ts';

test.each([
  [0, '0\u00a0bytes'],
  [999, '999\u00a0bytes'],
  [1000, '1.0\u00a0kB'],
  [5_800_000, '5.8\u00a0MB'],
  [214_000_000, '214\u00a0MB'],
  [2_000_000_000, '2.0\u00a0GB']
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
