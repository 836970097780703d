import { expect, test } from 'vitest';
import { planAfter } from '../../../src/lib/ui/territory/territory-plan.ts';
import { readPlanCsv, writePlanCsv } from '../../../src/lib/ui/territory/territory-file.ts';
import { gridBaseline, gridGeometry } from './grid-fixture.ts';

const geometry = gridGeometry();
const plan = planAfter(geometry, gridBaseline, [
  { type: 'territory.move', units: ['e'], from: 'M', to: null }
]);

test('what is written reads back without a change', () => {
  const text = writePlanCsv(geometry, plan);
  expect(text).toContain('\r\na,W\r\n');
  expect(text).toContain('\r\ne,\r\n');
  expect(readPlanCsv(geometry, plan, text)).toEqual({
    ok: true,
    value: { handovers: [], unchanged: 6, unknownUnits: [], unknownTerritories: [] }
  });
});

test('a file names only what it moves; names serve as well as keys; unknown codes are listed', () => {
  const text = 'territory,unit\n"East",b\nW,e\nW,a\nAtlantis,c\nE,zz\n';
  const [EAST, MIDDLE, WEST] = [0, 1, 2];
  expect(readPlanCsv(geometry, plan, text)).toEqual({
    ok: true,
    value: {
      handovers: [
        { from: -1, to: WEST, units: [4] },
        { from: MIDDLE, to: EAST, units: [1] }
      ],
      unchanged: 1,
      unknownUnits: ['zz'],
      unknownTerritories: ['Atlantis']
    }
  });
});

test('a unit given to two territories is refused with its line', () => {
  const read = readPlanCsv(geometry, plan, 'unit,territory\na,E\nb,E\na,M\n');
  expect(read).toMatchObject({ ok: false, problems: [{ code: 'unit-twice', path: [4, 'territory'] }] });
});

test('a file without the two columns is refused', () => {
  expect(readPlanCsv(geometry, plan, 'county,owner\na,E\n')).toMatchObject({
    ok: false,
    problems: [{ code: 'columns-missing' }]
  });
});

test.each([
  ['a quote within a cell that never closes', 'unit,territory\na,E\n"b,M\nc,W\n', 'quote-open', [3]],
  ['a row cut short', 'unit,territory\na\n', 'cell-missing', [2, 'territory']],
  ['an empty file', '', 'columns-missing', [1]]
])('%s is refused with its line, and nothing of the file is taken', (_name, text, code, path) => {
  expect(readPlanCsv(geometry, plan, text)).toMatchObject({ ok: false, problems: [{ code, path }] });
});

test('a sheet saved with semicolons or tabs, and text that would be a formula, are read as text', () => {
  for (const mark of [';', '\t'])
    expect(readPlanCsv(geometry, plan, `unit${mark}territory\r\na${mark}E\r\n`)).toMatchObject({
      ok: true,
      value: { handovers: [{ to: 0, units: [0] }] }
    });
  expect(readPlanCsv(geometry, plan, 'unit,territory\na,=HYPERLINK("x")\nb,E\n')).toMatchObject({
    ok: true,
    value: { handovers: [{ units: [1] }], unknownTerritories: ['=HYPERLINK("x")'] }
  });
});
