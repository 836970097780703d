import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { buildDemoFigures, demoFiguresFile } from '../../src/cli/build-demo-figures.ts';
import { readDemoFigures } from '../../src/lib/scenario/demo-figures.ts';

test('the figures of the first screen are those of the demo, computed again', async () => {
  const text = await readFile(demoFiguresFile, 'utf8');
  expect(await buildDemoFigures()).toBe(text);
});

test('the file gives the cards back whole', async () => {
  const { cards } = readDemoFigures(JSON.parse(await readFile(demoFiguresFile, 'utf8')));
  expect(cards.map(({ id }) => id)).toEqual(['base', 'quota-plus-5', 'softer-accelerator', 'west-rebalance']);
  const west = cards.find(({ id }) => id === 'west-rebalance')?.map;
  expect(west?.kind === 'moves' && west.moved.size).toBe(104);
});
