import { expect, test } from 'vitest';
import { readShortcut } from '../../../src/lib/ui/frame/shortcuts.ts';

const press = (key: string, held = {}, where = {}) =>
  readShortcut(
    { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held },
    { typing: false, afterG: false, letters: true, ...where }
  );

test('undo, redo, palette and save', () => {
  expect(press('z', { ctrlKey: true })).toEqual({ ask: 'undo' });
  expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ ask: 'redo' });
  expect(press('k', { ctrlKey: true })).toEqual({ ask: 'palette' });
  expect(press('s', { metaKey: true })).toEqual({ ask: 'save' });
});

test('a text box keeps its own undo and its letters', () => {
  expect(press('z', { ctrlKey: true }, { typing: true })).toBeUndefined();
  expect(press('?', { shiftKey: true }, { typing: true })).toBeUndefined();
  expect(press('k', { ctrlKey: true }, { typing: true })).toEqual({ ask: 'palette' });
});

test('G and a letter go to a page; alone both letters do nothing', () => {
  expect(press('g')).toEqual({ ask: 'wait' });
  expect(press('q', {}, { afterG: true })).toEqual({ ask: 'go', letter: 'q' });
  expect(press('q')).toBeUndefined();
});

test('single letters can be switched off', () => {
  expect(press('g', {}, { letters: false })).toBeUndefined();
  expect(press('?', { shiftKey: true }, { letters: false })).toBeUndefined();
});
