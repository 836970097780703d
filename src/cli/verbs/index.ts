import type { Verb } from '../verb.ts';

/** Every verb by its name, loaded when called. */
export const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  compare: async () => (await import('./compare.ts')).verb,
  evaluate: async () => (await import('./evaluate.ts')).verb,
  forecast: async () => (await import('./forecast.ts')).verb,
  payout: async () => (await import('./payout.ts')).verb,
  query: async () => (await import('./query.ts')).verb
};
