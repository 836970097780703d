import type { Evaluation } from '../../scenario/evaluation.ts';
import type { HeadlineFigures } from '../../scenario/headline-figures.ts';
import type { MapDifference } from '../../scenario/map-difference.ts';

/** A scenario on Home: what it changes, and what that does. */
export type Card = {
  readonly id: string;
  readonly title: string;
  readonly status: 'base' | 'draft' | 'saved';
  /** What differs from base, in one line. */
  readonly line: string;
  readonly changes: number;
  /** When it was last edited, in words. */
  readonly edited: string;
  readonly figures: HeadlineFigures | undefined;
  /** The base's figures on the scenario's own basis, where that is not the past. */
  readonly against?: HeadlineFigures | undefined;
  /** Everything behind the figures; none while they are those computed ahead. */
  readonly evaluation?: Evaluation | undefined;
  readonly map: MapDifference | undefined;
  readonly stale: boolean;
};
