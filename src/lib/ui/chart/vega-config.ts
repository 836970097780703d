import type { Config } from 'vega-lite';
import { currencyMark } from '../format/money.ts';
import type { ChartTheme } from '../theme/chart-theme.ts';

/** The look of every chart: horizontal gridlines only, quiet axes, no frame; `$` in a format is the workspace's currency. */
export function vegaConfig(theme: ChartTheme): Config {
  const font = 'IBM Plex Sans Variable, system-ui, sans-serif';
  return {
    background: 'transparent',
    font,
    padding: 2,
    locale: { number: { decimal: '.', thousands: ',', grouping: [3], currency: [currencyMark(), ''] } },
    axis: {
      labelColor: theme.ink3,
      labelFontSize: 11,
      titleColor: theme.ink3,
      titleFontSize: 11.5,
      titleFontWeight: 400,
      titlePadding: 8,
      domain: false,
      ticks: false,
      grid: false,
      gridColor: theme.line,
      labelPadding: 6
    },
    axisX: { domain: true, domainColor: theme.ink3 },
    axisY: { grid: true, tickCount: 5 },
    legend: {
      labelColor: theme.ink2,
      labelFontSize: 11.5,
      titleColor: theme.ink3,
      titleFontSize: 11.5,
      titleFontWeight: 400,
      orient: 'top'
    },
    text: { color: theme.ink2, fontSize: 11 },
    title: { color: theme.ink, fontSize: 13 },
    rule: { color: theme.ink3 },
    point: { color: theme.ink2, filled: true },
    bar: { color: theme.ink2 },
    line: { color: theme.ink, strokeWidth: 1.6 },
    range: { category: [...theme.series] },
    view: { stroke: null }
  };
}
