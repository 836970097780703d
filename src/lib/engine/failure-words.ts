/** Why something failed, for people: one sentence that says what to do, and the program's own words where they say more. */
export type FailureWords = { readonly sentence: string; readonly details?: string };

/** Errors whose message is written for people; they keep their name where they cross from a worker. */
const readable = new Set([
  'ImportProblem',
  'WorkerStopped',
  'WorkspaceError',
  'EvaluationError',
  'ProjectionError',
  'ForecastError',
  'OwnMapError',
  'NotReadOnly',
  'WorkError'
]);

/** What the engine says in its own words, and what that means for somebody's data. */
const engineReasons: readonly (readonly [RegExp, string | ((match: RegExpExecArray) => string)])[] = [
  [
    /out of memory|could not allocate|failed to allocate|memory access out of bounds/i,
    'The engine ran out of memory. Close other tabs, or load less at a time, then try again.'
  ],
  [
    /Table with name "?([^\s"]+?)"? does not exist/i,
    ([, table]) => `The table ${table} is not here. Import it on the Data page, or open other data.`
  ],
  [
    /(?:Referenced column "([^"]+)" not found|Table "[^"]*" does not have a column named "([^"]+)")/i,
    ([, one, other]) => `A table lacks the column ${one ?? other}. Import its file again and map that column.`
  ],
  [
    /overflow|out of range/i,
    'An amount in the data is too large to add up exactly. Look for amounts of more than 14 digits, mend them in their file and load it again.'
  ],
  [
    /could not convert|conversion error|could not cast/i,
    'A value in the tables is not of the kind its column holds. Import the file of that table again and look at the types.'
  ]
];

/** What to tell a person of any error: never the engine's own words alone. */
export function failureWords(error: unknown): FailureWords {
  if (!(error instanceof Error)) return { sentence: withStop(String(error)) };
  const { name, message } = error;
  if (readable.has(name)) return { sentence: withStop(message) };
  if (name === 'QuotaExceededError')
    return { sentence: 'The storage is full. Remove a table you no longer need, or free space on the disk.' };
  if (name === 'EngineLost')
    return {
      sentence:
        'The engine stopped, most often for want of memory. Your data is kept. Close other tabs, then try again.',
      details: message
    };
  for (const [pattern, words] of engineReasons) {
    const match = pattern.exec(message);
    if (match) return { sentence: typeof words === 'string' ? words : words(match), details: message };
  }
  const sentence =
    name === 'QueryError'
      ? 'The engine could not answer. Try again; if it stays so, import the tables anew.'
      : 'Something in the program went wrong. Your data is kept; try again, or reload the page.';
  return { sentence, details: `${name}: ${message}` };
}

const withStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
