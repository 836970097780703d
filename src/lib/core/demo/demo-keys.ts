import { serial, serialText, text, type DemoColumn } from './demo-table.ts';

type Key = {
  readonly column: (positions: ArrayLike<number>) => DemoColumn;
  readonly textOf: (position: number) => string;
};

const key = (prefix: string, width: number): Key => ({
  column: (positions) => serial(prefix, width, positions),
  textOf: (position) => serialText(prefix, width, position)
});

/** How positions in the company's lists become keys. */
export const keys = {
  account: key('A', 5),
  opportunity: key('OPP-', 5),
  transaction: key('T', 7),
  order: key('SO-', 6),
  product: key('PRD-', 2),
  rep: key('R', 4),
  region: key('REG-', 1),
  district: key('DST-', 2),
  territory: key('TER-', 3)
} as const;

/** Text keys for a list, null where there is none. */
export const keyTexts = ({ textOf }: Key, positions: readonly (number | null)[]): DemoColumn =>
  text(positions.map((position) => (position === null ? null : textOf(position))));
