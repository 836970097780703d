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
