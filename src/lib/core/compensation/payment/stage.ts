import type { Context } from '../measure/context.ts';
import type { PayoutLine } from '../payout.ts';

/**
 * What a period is paid on: the figures as they were known when it was closed, and everybody's lines up to it as they
 * stood then. Without closed periods all are paid on one stage.
 */
export type Stage = { readonly context: Context; readonly lines: readonly PayoutLine[] };
export type StageOf = (periodIndex: number) => Stage;
