/** A copy of a document with the value at a path replaced; everything beside the path is shared. */
export function setIn<T>(document: T, path: readonly (string | number)[], value: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  if (Array.isArray(document)) {
    return document.map((item, i) => (i === step ? setIn(item, rest, value) : item)) as T;
  }
  const record = document as Record<string | number, unknown>;
  return { ...record, [step]: setIn(record[step], rest, value) } as T;
}
