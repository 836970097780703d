import type { TopLevelSpec } from 'vega-lite';
import { bridgeFill, bridgeFloor, type BridgeBar } from '../compare/bridge-chart.ts';
import type { ChartTheme } from '../theme/chart-theme.ts';

/** Height of one row: its words above its bar. */
const ROW = 44;

export const sidewaysHeight = (bars: readonly BridgeBar[]): number => bars.length * ROW + 30;

/** A bridge for narrow screens: a row for every bar, its name and amount over it, so that no word meets another. */
export function sidewaysBridge(
  bars: readonly BridgeBar[],
  series: number
): (theme: ChartTheme) => TopLevelSpec {
  const floor = bridgeFloor(bars);
  const rows = bars.map((bar) => ({ ...bar, from: bar.step < 0 ? floor : bar.from }));
  const y = { field: 'name', type: 'nominal' as const, sort: null, axis: null };
  const words = (field: 'name' | 'label', align: 'left' | 'right') => ({
    mark: { type: 'text' as const, align, baseline: 'middle' as const, dy: -12, fontSize: 12 },
    encoding: { y, x: { value: align === 'left' ? 0 : ('width' as const) }, text: { field } }
  });
  return (theme) =>
    ({
      width: 'container',
      // A step in place of a height would do, but vega-lite warns of every step beside a fitted width.
      height: rows.length * ROW,
      data: { values: rows },
      layer: [
        {
          mark: { type: 'bar', height: 14, yOffset: 8, strokeWidth: 1 },
          encoding: {
            y,
            x: {
              field: 'from',
              type: 'quantitative',
              scale: floor > 0 ? { domainMin: floor, zero: false, nice: false } : { zero: true },
              axis: { title: null, format: '~s', tickCount: 4 }
            },
            x2: { field: 'to' },
            fill: bridgeFill(theme, series),
            stroke: { value: theme.ink2 }
          }
        },
        words('name', 'left'),
        words('label', 'right')
      ]
    }) as TopLevelSpec;
}
