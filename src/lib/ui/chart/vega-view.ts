import { Error as LogErrors, View, parse, type Loader } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { ChartTheme } from '../theme/chart-theme.ts';
import { stripLinks } from './strip-links.ts';
import { vegaConfig } from './vega-config.ts';

const refuse = () => Promise.reject(new Error('charts load nothing'));
const refusingLoader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
  options: {}
} as unknown as Loader;

/** Draw a chart into an element. Expressions are interpreted, never compiled: the page allows no `eval`. */
export async function drawVega(element: HTMLElement, spec: TopLevelSpec, theme: ChartTheme): Promise<View> {
  const { spec: compiled } = compile(stripLinks(spec), { config: vegaConfig(theme) });
  const runtime = parse(compiled, undefined, { ast: true });
  const view = new View(runtime, {
    container: element,
    renderer: 'svg',
    hover: true,
    loader: refusingLoader,
    logLevel: LogErrors,
    expr: expressionInterpreter
  } as ConstructorParameters<typeof View>[1]);
  await view.runAsync();
  return view;
}

/** A chart as a picture for paper and slides, light and on white whatever the page looks like. Size in pixels. */
export async function pictureVega(
  spec: TopLevelSpec,
  theme: ChartTheme,
  size: { readonly width: number; readonly height: number },
  kind: 'png' | 'svg'
): Promise<Blob> {
  const element = document.createElement('div');
  const [width, height] = [`${size.width}px`, `${size.height}px`];
  Object.assign(element.style, { position: 'absolute', left: '-99999px', width, height });
  document.body.append(element);
  try {
    const view = (await drawVega(element, spec, theme)).background(theme.surface);
    try {
      if (kind === 'svg') return new Blob([await view.toSVG()], { type: 'image/svg+xml' });
      const canvas = (await view.toCanvas(2)) as HTMLCanvasElement;
      return await new Promise((resolve, reject) =>
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))))
      );
    } finally {
      view.finalize();
    }
  } finally {
    element.remove();
  }
}
