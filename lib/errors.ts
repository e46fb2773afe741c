/**
 * The errors that callers tell apart by class. Expected outcomes are values (see issues.ts) and do not belong here.
 */

/**
 * A command cannot go on, and its operator can mend it. The message is one or two sentences: what is wrong and the way
 * out. It is printed as it stands, without a stack, so it never holds a secret.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/**
 * The database does not answer: it is away, frozen or overloaded. Nothing is wrong with the request; the web answers
 * 503 and asks to try again.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  constructor(cause?: unknown) {
    super('The database does not answer.', { cause });
  }
}
