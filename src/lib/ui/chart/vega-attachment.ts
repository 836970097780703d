import type { Attachment } from 'svelte/attachments';
import type { View } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type { ChartTheme } from '../theme/chart-theme.ts';

export type ChartEvents = {
  /** The view once drawn, for exports; undefined when it is gone. */
  readonly ondraw?: (view: View | undefined) => void;
  /** A mark was clicked: its datum. */
  readonly onpick?: (datum: Record<string, unknown>) => void;
  readonly onfail?: (error: unknown) => void;
};

/** Draw a chart where it is attached; Vega itself is fetched with the first chart, not before. */
export function vegaChart(
  spec: TopLevelSpec,
  theme: ChartTheme,
  events: ChartEvents = {}
): Attachment<HTMLElement> {
  return (element) => {
    let view: View | undefined;
    let gone = false;
    async function draw() {
      const { drawVega } = await import('./vega-view.ts');
      if (gone) return;
      view = await drawVega(element, spec, theme);
      if (gone) return void view.finalize();
      if (events.onpick)
        view.addEventListener('click', (_event, item) => item?.datum && events.onpick?.(item.datum));
      events.ondraw?.(view);
    }
    draw().catch((error: unknown) => events.onfail?.(error));
    return () => {
      gone = true;
      view?.finalize();
      element.replaceChildren();
    };
  };
}
