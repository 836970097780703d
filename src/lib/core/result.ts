/**
 * One thing wrong with what somebody brought. `code` is stable and for programs, `message` is one readable
 * sentence (what, where, what to do), `path` leads to the place: keys and indexes from the document's root.
 */
export type Problem = {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
};

/** The outcome of reading something people bring: the value, or every problem at once. Nothing is thrown. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });

export const reject = (...problems: Problem[]): Result<never> => ({ ok: false, problems });

/** A path as people read it: `components[2].tiers[0].from`. */
export function formatPath(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    ''
  );
}
