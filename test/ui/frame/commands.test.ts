import { expect, test } from 'vitest';
import { Commands, findCommands, type Command } from '../../../src/lib/ui/frame/commands.svelte.ts';

const command = (label: string, group = 'Pages'): Command => ({ id: label, label, group, run: () => {} });
const list = [command('Go to Quotas'), command('Quota +5 %', 'Scenarios'), command('Undo', 'Edit')];

test('what begins with the typed word comes first', () => {
  expect(findCommands(list, 'quo').map(({ label }) => label)).toEqual(['Quota +5 %', 'Go to Quotas']);
  expect(findCommands(list, 'quo pages').map(({ label }) => label)).toEqual(['Go to Quotas']);
  expect(findCommands(list, '')).toBe(list);
});

test('a page takes its commands away when it goes', () => {
  const commands = new Commands();
  const take = commands.provide(() => [command('Paint', 'Map')]);
  expect(commands.all.map(({ label }) => label)).toEqual(['Paint']);
  take();
  expect(commands.all).toEqual([]);
});
