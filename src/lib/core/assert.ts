/** A broken invariant of the model: a fault in our own code or in data that was not checked at the door. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
}

/** Stop with a `DomainError` where something that must hold does not. Messages are short, with the value. */
export function assert(holds: unknown, message: string): asserts holds {
  if (!holds) throw new DomainError(message);
}

/** Throw a `DomainError` where an expression is needed: `map.get(key) ?? fail(...)`. */
export function fail(message: string): never {
  throw new DomainError(message);
}
