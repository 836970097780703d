import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pages } from '../../../src/lib/ui/frame/pages.ts';
import { guideTopics, headingAnchor, order, searchGuide } from '../../../src/lib/ui/guide/guide-topics.ts';

const folder = 'src/lib/ui/guide';

const topics = guideTopics({
  './zebra.md': '# Zebra\n\nStripes.',
  './start.md': '# First steps\n\nOpen a file.\n\n## Undo\n\nPress **Ctrl Z** to take a step back.'
});

test('first steps come first, the rest by title', () => {
  expect(topics.map(({ title }) => title)).toEqual(['First steps', 'Zebra']);
});

test('a search finds the section that holds every word', () => {
  expect(searchGuide(topics, 'step ctrl').map(({ heading, anchor }) => [heading, anchor])).toEqual([
    ['Undo', 'undo']
  ]);
  expect(searchGuide(topics, 'stripes ctrl')).toEqual([]);
  expect(searchGuide(topics, ' ')).toEqual([]);
});

test('anchors are plain words', () => {
  expect(headingAnchor('What `payout` means, exactly?')).toBe('what-payout-means-exactly');
});

test('every topic has its place in the list, and every place its topic', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(files.map((name) => name.replace('.md', '')).sort()).toEqual([...order].sort());
});

test('the keyboard topic names the letter of every page', () => {
  const text = readFileSync(`${folder}/keyboard.md`, 'utf8');
  const missing = pages.filter(({ letter, name }) => !text.includes(`${letter.toUpperCase()} ${name}`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});
