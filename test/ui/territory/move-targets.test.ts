import { expect, test } from 'vitest';
import { moveTargets } from '../../../src/lib/ui/territory/move-targets.ts';
import { gridEditor } from './grid-editor.ts';

// Of 10, 10, 100, 10, 10, 10 over three territories c alone is more than (1 + 10 %) × 150 / 3: East is set apart,
// and the mean of the others is 50 / 2 = 25.
test('a territory set apart says so; the others say from where to where', () => {
  const { editor } = gridEditor([], { c: '100' });
  const targets = moveTargets(editor, [editor.geometry.position.get('e')!], '');
  expect(targets.map(({ name, change }) => [name, change])).toEqual([
    ['East', 'set apart'],
    ['West', expect.stringMatching(/^−20\.0 to \+20\.0\s%$/)],
    ['Unassigned', '']
  ]);
});

test('what is said of a move to a territory set apart names no deviation', () => {
  const { editor, said } = gridEditor([], { c: '100' });
  editor.hand([editor.geometry.position.get('e')!], editor.plan.position.get('E')!);
  expect(said.at(-1)).toBe('Moved 1 county to East, which is set apart');
});
