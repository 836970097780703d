import { expect, test } from 'vitest';
import { guideTopics, headingAnchor, searchGuide } from '../../../src/lib/ui/guide/guide-topics.ts';

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
