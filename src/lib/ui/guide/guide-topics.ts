/** One topic of the guide: a markdown file beside this one. */
export type Topic = { readonly id: string; readonly title: string; readonly markdown: string };

/** As a newcomer meets them; a test holds it to the files. */
export const order = [
  'start',
  'demo',
  'your-data',
  'import',
  'scenarios',
  'territory-editor',
  'territories',
  'quotas',
  'plans',
  'pay-plans',
  'pay-settings',
  'payout',
  'forecast',
  'pipeline',
  'compare',
  'keyboard'
];
const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);

/** Topics from their files' texts by path: first steps first, what has no place last, by title. */
export function guideTopics(files: Readonly<Record<string, string>>): Topic[] {
  return Object.entries(files)
    .map(([path, markdown]) => {
      const id = path.replace(/^.*\//, '').replace(/\.md$/, '');
      return { id, title: /^#\s+(.+)$/m.exec(markdown)?.[1] ?? id, markdown };
    })
    .sort((a, b) => place(a.id) - place(b.id) || (a.title < b.title ? -1 : 1));
}

/** A passage that holds every word searched for, under its nearest heading. */
export type Passage = {
  readonly topic: Topic;
  readonly heading: string;
  readonly anchor: string;
  readonly text: string;
};

export const headingAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[`*_]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** Sections of all topics with every word in heading or text; titles count as headings. */
export function searchGuide(topics: readonly Topic[], typed: string): Passage[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return topics.flatMap((topic) =>
    sectionsOf(topic).filter(({ heading, text }) => {
      const content = `${heading} ${text}`.toLowerCase();
      return words.every((word) => content.includes(word));
    })
  );
}

function sectionsOf(topic: Topic): Passage[] {
  return topic.markdown.split(/^(?=#{1,3}\s)/m).flatMap((section) => {
    const [first = '', ...rest] = section.trim().split('\n');
    const heading = /^#{1,3}\s+(.+)$/.exec(first)?.[1];
    if (heading === undefined) return [];
    const text = rest
      .join(' ')
      .replace(/[`*_|#]|\[|\]\([^)]*\)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    return [{ topic, heading, anchor: headingAnchor(heading), text }];
  });
}
