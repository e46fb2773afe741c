/**
 * Waiting with a limit in a process that is sometimes busy. Time in which this process itself could not listen does not
 * count: an answer may have come meanwhile, and a busy process is no silent database.
 */

/** How often time is counted; a longer pause of the process counts as one of these. */
const tickMs = 50;

/**
 * Calls `onExhausted` once `limitMs` have passed in which this process could have heard something and `sign` (such as a
 * count of answers) has not changed.
 */
export class Patience {
  readonly #timer: NodeJS.Timeout;

  constructor(limitMs: number, onExhausted: () => void, sign: () => number = () => 0) {
    let spentMs = 0;
    let last = sign();
    this.#timer = setInterval(() => {
      const now = sign();
      spentMs = now === last ? spentMs + tickMs : 0;
      last = now;
      if (spentMs < limitMs) return;
      this.end();
      onExhausted();
    }, tickMs);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}

/** The outcome of `work`, or a rejection with `message` when it takes longer than `limitMs` of listening. */
export async function withPatience<Result>(
  work: Promise<Result>,
  limitMs: number,
  message: string,
): Promise<Result> {
  let patience: Patience | undefined;
  const exhausted = new Promise<never>((_, reject) => {
    patience = new Patience(limitMs, () => reject(new Error(message)));
  });
  try {
    return await Promise.race([work, exhausted]);
  } finally {
    patience?.end();
  }
}
