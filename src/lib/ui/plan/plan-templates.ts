/** The example plans that ship with the program, by file name: one construct each, ready to be copied. */
const files = import.meta.glob<unknown>('../../../../scenarios/plans/*.json', {
  import: 'default',
  eager: true
});

export type PlanTemplate = {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly document: unknown;
};

export const planTemplates: readonly PlanTemplate[] = Object.entries(files)
  .map(([path, document]) => {
    const name = path.replace(/^.*\//, '').replace(/\.json$/, '');
    const { title, note } = document as { title?: string; note?: string };
    return { name, title: title ?? name, note: note ?? '', document };
  })
  .sort((a, b) => (a.title < b.title ? -1 : 1));
