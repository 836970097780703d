import * as v from 'valibot';
import type { ShapeChoices } from './map-of-shapes.ts';

/** A map somebody brought: the file as it was, and what they said of it. Kept with the workspace. */
export type KeptMap = { readonly name: string; readonly choices: ShapeChoices; readonly text: string };

const schema = v.object({
  name: v.string(),
  text: v.string(),
  choices: v.object({
    id: v.string(),
    name: v.string(),
    parent: v.string(),
    coordinates: v.picklist(['degrees', 'metres'])
  })
});

/** Read the note a map is kept as; a damaged one counts as none. */
export function parseKeptMap(note: string): KeptMap | undefined {
  try {
    const read = v.safeParse(schema, JSON.parse(note));
    return read.success ? read.output : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
