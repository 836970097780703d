import type { TopLevelSpec } from 'vega-lite';
import { Decimal } from '../../core/money.ts';
import type { Difference } from '../../scenario/compare.ts';
import type { ChartData } from '../chart/chart-data.ts';
import { formatDelta } from '../format/delta.ts';
import { formatMoney } from '../format/money.ts';
import { formatPercent } from '../format/percent.ts';
import type { ChartTheme } from '../theme/chart-theme.ts';

const groupWords = {
  quota: 'Quotas',
  territory: 'Territories',
  plan: 'Pay plans',
  assumption: 'Settings',
  adjustment: 'Adjustments',
  forecast: 'Forecast'
} as const;

/** The fill of a bridge's bars by their kind: totals in the colours of base and scenario, what is taken striped. */
export const bridgeFill = (theme: ChartTheme, series: number) => ({
  condition: [
    { test: "datum.kind === 'base'", value: theme.series[0]! },
    { test: "datum.kind === 'scenario'", value: theme.series[series] ?? theme.ink },
    { test: "datum.kind === 'down'", value: hatch(theme) }
  ],
  value: theme.ink2
});

/** Stripes, since taken must not be told from added by colour alone. */
const hatch = ({ ink2, surface }: ChartTheme) => ({
  gradient: 'linear' as const,
  x1: 0,
  y1: 0,
  x2: 1,
  y2: 1,
  stops: Array.from({ length: STRIPES * 2 }, (_, at) => {
    const color = at % 2 === 0 ? ink2 : surface;
    return [at, at + 1].map((edge) => ({ offset: edge / (STRIPES * 2), color }));
  }).flat()
});
const STRIPES = 14;

/** One bar: a total from zero, or a step from where the one before ended. */
export type BridgeBar = {
  readonly name: string;
  readonly kind: 'base' | 'up' | 'down' | 'scenario';
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly amount: string;
  /** Which step of the bridge; −1 for a total. */
  readonly step: number;
};

const isRatio = ({ figure }: Difference) => figure === 'attainment';

/** A figure of the bridge as it is read: money to the cent, attainment in percent. */
export const bridgeFigure = (difference: Difference, value: string): string =>
  isRatio(difference) ? formatPercent(value, 2) : formatMoney(value);

/** The bars of a bridge, totals at both ends. Positions are floats for drawing; labels come from the exact amounts. */
export function bridgeBars(difference: Difference, baseTitle: string, otherTitle: string): BridgeBar[] {
  const { base, other, bridge } = difference;
  if (base === null || other === null) return [];
  let level = new Decimal(base);
  const steps = bridge.map(({ group, changes, amount }, step): BridgeBar => {
    const from = level;
    level = level.plus(amount);
    const delta = formatDelta(
      amount,
      isRatio(difference) ? { kind: 'points', places: 2 } : { kind: 'money', unit: 'full' }
    );
    return {
      name: `${step + 1}. ${groupWords[group]}, ${changes} ${changes === 1 ? 'change' : 'changes'}`,
      kind: new Decimal(amount).isNegative() ? 'down' : 'up',
      from: from.toNumber(),
      to: level.toNumber(),
      label:
        delta.direction === 'none' ? delta.text : `${delta.direction === 'up' ? '▲' : '▼'} ${delta.text}`,
      amount,
      step
    };
  });
  const total = (name: string, kind: 'base' | 'scenario', value: string): BridgeBar => ({
    name,
    kind,
    from: 0,
    to: new Decimal(value).toNumber(),
    label: bridgeFigure(difference, value),
    amount: value,
    step: -1
  });
  return [total(baseTitle, 'base', base), ...steps, total(otherTitle, 'scenario', other)];
}

/** Where the axis starts: near the smallest level when the steps are small against the totals, and it says so. */
export function bridgeFloor(bars: readonly BridgeBar[]): number {
  const levels = bars.flatMap(({ from, to, step }) => (step < 0 ? [to] : [from, to]));
  if (levels.length === 0) return 0;
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const spread = most - least;
  if (least <= 0 || spread <= 0 || spread >= least * 0.5) return 0;
  const round = 10 ** Math.floor(Math.log10(spread));
  return Math.floor((least - spread * 0.35) / round) * round;
}

export function bridgeSpec(bars: readonly BridgeBar[], series: number): (theme: ChartTheme) => TopLevelSpec {
  const floor = bridgeFloor(bars);
  const most = Math.max(...bars.flatMap(({ from, to }) => [from, to]));
  // Bars stand on the axis only where it ends exactly at the floor; above the highest there is room for its words.
  const isFlat = bars.every(({ from, to }) => from === 0 && to === 0);
  // Without anything but zeros there is no scale to work out: the axis shows its zero.
  const scale = isFlat
    ? { domain: [0, 1] }
    : floor > 0
      ? { domainMin: floor, domainMax: most + (most - floor) * 0.1, nice: false, zero: false }
      : { nice: true, zero: true };
  const rows = bars.map((bar) => ({
    ...bar,
    from: bar.step < 0 ? floor : bar.from,
    top: Math.max(bar.from, bar.to)
  }));
  return (theme) => ({
    width: 'container',
    height: 'container',
    data: { values: rows },
    encoding: {
      x: {
        field: 'name',
        type: 'nominal',
        sort: null,
        axis: { title: null, labelAngle: 0, labelLimit: 150, labelExpr: "split(datum.label, ', ')" }
      },
      y: {
        type: 'quantitative',
        scale,
        axis: { title: null, format: '~s', ...(isFlat ? { values: [0] } : {}) }
      }
    },
    layer: [
      {
        mark: { type: 'bar', size: 48, strokeWidth: 1 },
        encoding: {
          y: { field: 'from', type: 'quantitative' },
          y2: { field: 'to' },
          fill: bridgeFill(theme, series),
          stroke: { value: theme.ink2 }
        }
      },
      {
        mark: { type: 'text', dy: -8, fontSize: 11.5, fontWeight: 500, color: theme.ink },
        encoding: { y: { field: 'top', type: 'quantitative' }, text: { field: 'label' } }
      }
    ]
  });
}

export function bridgeData(difference: Difference, bars: readonly BridgeBar[]): ChartData {
  return {
    columns: [{ header: 'Step' }, { header: 'Amount', align: 'right' }],
    rows: bars.map(({ name, amount }) => [name, bridgeFigure(difference, amount)])
  };
}
