/** A file cannot be read at all. The message is one sentence for people: what, where, what to do. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
