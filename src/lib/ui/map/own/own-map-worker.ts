import { type Problem } from '../../../core/result.ts';
import { parseKeptMap } from './kept-map.ts';
import { type ShapeChoices, mapOfShapes } from './map-of-shapes.ts';
import { type ZipPoint, mapOfZips } from './map-of-zips.ts';
import { type ShapeFile, readShapes } from './read-shapes.ts';
import { type ShapeColumn, shapeColumns } from './shape-columns.ts';
import { type ShapeMap, buffersOf } from './shape-map.ts';

/**
 * What the page asks: look at a file, then build the map as chosen (the worker keeps the file it looked at); or build the map
 * kept in a note.
 */
export type OwnMapRequest =
  | { readonly ask: 'reopen'; readonly note: string; readonly codes: readonly string[] }
  | { readonly ask: 'look'; readonly text: string; readonly codes: readonly string[] }
  | { readonly ask: 'build'; readonly choices: ShapeChoices }
  | { readonly ask: 'zips'; readonly points: readonly ZipPoint[]; readonly codes: readonly string[] };
export type OwnMapLook = Omit<ShapeFile, 'shapes'> & {
  readonly count: number;
  readonly columns: readonly ShapeColumn[];
};
export type OwnMapAnswer =
  /** What is going on, in words; the answer itself comes later. */
  | { readonly kind: 'phase'; readonly phase: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'looked'; readonly look: OwnMapLook }
  | { readonly kind: 'built'; readonly map: ShapeMap }
  | { readonly kind: 'reopened'; readonly name: string; readonly map: ShapeMap }
  /** The note holds no map. */
  | { readonly kind: 'damaged' };

const scope = self as unknown as {
  onmessage: (event: MessageEvent<OwnMapRequest>) => void;
  postMessage: (answer: OwnMapAnswer, handOver?: ArrayBuffer[]) => void;
};
let file: ShapeFile | undefined;
let codes: ReadonlySet<string> = new Set();

const onphase = (phase: string) => scope.postMessage({ kind: 'phase', phase });
const refuse = (problems: readonly Problem[]) => scope.postMessage({ kind: 'refused', problems });

scope.onmessage = ({ data }) => {
  if (data.ask === 'zips') {
    onphase('Drawing cells round ZIP codes');
    const map = mapOfZips(data.points, new Set(data.codes));
    scope.postMessage({ kind: 'built', map }, buffersOf(map));
  } else if (data.ask === 'build') {
    if (file === undefined) return;
    const map = mapOfShapes(file.shapes, data.choices, codes, onphase);
    scope.postMessage({ kind: 'built', map }, buffersOf(map));
  } else if (data.ask === 'look') look(data.text, data.codes);
  else reopen(data.note, data.codes);
};

function look(text: string, known: readonly string[]): void {
  onphase('Reading the shapes');
  const read = readShapes(text);
  if (!read.ok) return refuse(read.problems);
  file = read.value;
  codes = new Set(known);
  const { shapes, ...rest } = file;
  const columns = shapeColumns(shapes, codes);
  scope.postMessage({ kind: 'looked', look: { ...rest, count: shapes.length, columns } });
}

function reopen(note: string, known: readonly string[]): void {
  onphase('Reading the shapes');
  const kept = parseKeptMap(note);
  if (kept === undefined) return scope.postMessage({ kind: 'damaged' });
  const read = readShapes(kept.text);
  if (!read.ok) return refuse(read.problems);
  const map = mapOfShapes(read.value.shapes, kept.choices, new Set(known), onphase);
  scope.postMessage({ kind: 'reopened', name: kept.name, map }, buffersOf(map));
}
