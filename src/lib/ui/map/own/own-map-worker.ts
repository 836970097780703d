import { type Problem } from '../../../core/result.ts';
import { type ShapeChoices, type ShapeMap, mapOfShapes } from './map-of-shapes.ts';
import { type ZipPoint, mapOfZips } from './map-of-zips.ts';
import { type ShapeFile, readShapes } from './read-shapes.ts';
import { type ShapeColumn, shapeColumns } from './shape-columns.ts';

/** What the page asks: look at a file, then build the map as chosen. The worker keeps the file it looked at. */
export type OwnMapRequest =
  | { readonly ask: 'look'; readonly text: string; readonly codes: readonly string[] }
  | { readonly ask: 'build'; readonly choices: ShapeChoices }
  | { readonly ask: 'zips'; readonly points: readonly ZipPoint[]; readonly codes: readonly string[] };
export type OwnMapLook = Omit<ShapeFile, 'shapes'> & {
  readonly count: number;
  readonly columns: readonly ShapeColumn[];
};
export type OwnMapAnswer =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'looked'; readonly look: OwnMapLook }
  | { readonly kind: 'built'; readonly map: ShapeMap };

const scope = self as unknown as {
  onmessage: (event: MessageEvent<OwnMapRequest>) => void;
  postMessage: (answer: OwnMapAnswer) => void;
};
let file: ShapeFile | undefined;
let codes: ReadonlySet<string> = new Set();

scope.onmessage = ({ data }) => {
  if (data.ask === 'zips') {
    scope.postMessage({ kind: 'built', map: mapOfZips(data.points, new Set(data.codes)) });
    return;
  }
  if (data.ask === 'build') {
    if (file !== undefined)
      scope.postMessage({ kind: 'built', map: mapOfShapes(file.shapes, data.choices, codes) });
    return;
  }
  const read = readShapes(data.text);
  if (!read.ok) return scope.postMessage({ kind: 'refused', problems: read.problems });
  file = read.value;
  codes = new Set(data.codes);
  const { shapes, ...rest } = file;
  scope.postMessage({
    kind: 'looked',
    look: { ...rest, count: shapes.length, columns: shapeColumns(shapes, codes) }
  });
};
