import type { Verb } from '../verb.ts';

/** Every verb by its name, loaded when called. */
export const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  balance: async () => (await import('./balance.ts')).verb,
  compare: async () => (await import('./compare.ts')).verb,
  evaluate: async () => (await import('./evaluate.ts')).verb,
  forecast: async () => (await import('./forecast.ts')).verb,
  generate: async () => (await import('./generate.ts')).verb,
  import: async () => (await import('./import.ts')).verb,
  lint: async () => (await import('./lint.ts')).verb,
  meanings: async () => (await import('./meanings.ts')).verb,
  payout: async () => (await import('./payout.ts')).verb,
  pipeline: async () => (await import('./pipeline.ts')).verb,
  query: async () => (await import('./query.ts')).verb,
  score: async () => (await import('./score.ts')).verb,
  serve: async () => (await import('./serve.ts')).verb,
  verify: async () => (await import('./verify.ts')).verb
};
