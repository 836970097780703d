import type { Verb } from '../verb.ts';

/** Every verb by its name, loaded when called. */
export const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  forecast: async () => (await import('./forecast.ts')).verb,
  payout: async () => (await import('./payout.ts')).verb,
  query: async () => (await import('./query.ts')).verb
};
