import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestImport, type TestImport } from './import-files.ts';

let engine: TestImport;
beforeAll(async () => {
  engine = await openTestImport();
});
afterAll(() => engine.close());

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const runs = { numRuns: 40, seed: 1 };

test('decimals pass through import to the last digit, and sum exactly', async () => {
  const cents = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
  await fc.assert(
    fc.asyncProperty(fc.array(cents, { minLength: 1, maxLength: 60 }), async (units) => {
      const written = units.map((unit) => {
        const digits = (unit < 0n ? -unit : unit).toString().padStart(5, '0');
        return `${unit < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
      });
      const text = `n,amount\n${written.map((value, i) => `x${String(i).padStart(4, '0')},${value}`).join('\n')}\n`;
      const outcome = await engine.run({ 'f.csv': text }, { as: 'f' });
      expect(outcome.report.files[0]!.rejected).toBe(0);
      const rows = await engine.rows(outcome, 'f', 'SELECT CAST(amount AS VARCHAR) FROM t ORDER BY n');
      expect(rows.map(([value]) => value)).toEqual(
        written.map((value) => (value === '-0.0000' ? '0.0000' : value))
      );
    }),
    runs
  );
});

test('a reject names the line an editor shows, whatever line ends, quotes and blank lines stand before it', async () => {
  const note = fc.constantFrom('plain', 'two\nlines', 'three\n\nlines', 'say "hi"', 'a, b', '');
  const row = fc.record({ note, bad: fc.boolean(), blank: fc.boolean(), ragged: fc.boolean() });
  const ends = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), ends, async (rows, end) => {
      let text = `id${end === '\n' ? '' : ''},note,units${end}good,first,1${end}`;
      let line = 3;
      const expected: number[] = [];
      rows.forEach(({ note, bad, blank, ragged }, i) => {
        if (blank) {
          text += end;
          line++;
        }
        if (bad || ragged) expected.push(line);
        text += `k${i},${quoted(note)}${ragged ? ',1,2' : bad ? ',#REF!' : `,${i}`}${end}`;
        line += 1 + (note.match(/\n/g)?.length ?? 0);
      });
      // Enough good rows that the column stays one of numbers.
      for (let i = 0; i < rows.length + 5; i++) text += `z${i},ok,${i}${end}`;
      const { report } = await engine.run({ 'f.csv': text }, { as: 'f' });
      const [file] = report.files;
      expect(report.rejects.map((reject) => reject.line)).toEqual(expected);
      expect(file!.read).toBe(rows.length * 2 + 6);
      expect(file!.read).toBe(file!.loaded + file!.duplicate + file!.rejected);
    }),
    runs
  );
});

test('texts pass through import unchanged but for blanks at their ends', async () => {
  const texts = fc.array(
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((text) => `é${text.replace(/[\0\ufeff]/g, '')}·`),
    { minLength: 2, maxLength: 30 }
  );
  await fc.assert(
    fc.asyncProperty(texts, async (values) => {
      const text = `n,note\n${values.map((value, i) => `x${String(i).padStart(4, '0')},${quoted(value)}`).join('\n')}\n`;
      const outcome = await engine.run({ 'f.csv': text }, { as: 'f', encoding: 'utf-8', header: true });
      const rows = await engine.rows(outcome, 'f', 'SELECT note FROM t ORDER BY n');
      expect(rows.map(([value]) => value)).toEqual(values);
    }),
    runs
  );
});
