import type { Decimal } from '../money.ts';
import type { IsoDate } from '../period.ts';

/** A deal as the CRM holds it today. For a closed deal `close` is the day it closed, for an open one the day expected. */
export type Opportunity = {
  readonly id: string;
  readonly owner: string;
  readonly team: string;
  readonly product: string;
  readonly stage: string;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly amount: Decimal | undefined;
  /** The day it came into the pipeline. */
  readonly created: IsoDate | undefined;
  readonly close: IsoDate | undefined;
  /** The rep's forecast category, and the manager's call beside it. */
  readonly category: string;
  readonly managerCategory: string;
};

/** A dated state of a deal, from its stage history. */
export type StageChange = {
  readonly id: string;
  readonly date: IsoDate;
  readonly stage: string;
  readonly amount: Decimal | undefined;
  readonly close: IsoDate | undefined;
};

/** Something in the data a reader should know about; the forecast goes on. */
export type Finding = { readonly code: string; readonly message: string; readonly count: number };
