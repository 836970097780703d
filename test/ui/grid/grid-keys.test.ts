import { expect, test } from 'vitest';
import { gridAction } from '../../../src/lib/ui/grid/grid-keys.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}
) => gridAction({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('arrows move, shift extends, letters and F2 open the cell', () => {
  expect(press('ArrowDown')).toEqual({ do: 'move', down: 1, across: 0, extend: false });
  expect(press('ArrowRight', { shiftKey: true })).toMatchObject({ across: 1, extend: true });
  expect(press('7')).toEqual({ do: 'open', text: '7' });
  expect(press('F2')).toEqual({ do: 'open' });
});

test('fill and reset; undo, palette and help stay with the page', () => {
  expect(press('d', { ctrlKey: true })).toEqual({ do: 'fill' });
  expect(press('Delete')).toEqual({ do: 'reset' });
  expect(press('z', { ctrlKey: true })).toBeUndefined();
  expect(press('k', { metaKey: true })).toBeUndefined();
  expect(press('?', { shiftKey: true })).toBeUndefined();
});
