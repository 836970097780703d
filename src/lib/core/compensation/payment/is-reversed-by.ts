import type { Credit } from '../crediting/credit.ts';

/** A credit is taken back by a reversal of its transaction (or of itself), in its own measure and type. */
export const isReversedBy = (credit: Credit, reversal: Credit): boolean =>
  credit.reverses === undefined &&
  credit.measure === reversal.measure &&
  credit.type === reversal.type &&
  (credit.transaction === reversal.reverses || credit.id === reversal.reverses);
