/** How a long-running command ends in order: on Ctrl-C, on SIGTERM or when whoever started it is killed. */
import { endPrograms } from '#lib/cli/run-program.ts';

type Step = () => Promise<void> | void;

/** The way back: what was begun is ended in the opposite order, once. */
export class Ending {
  readonly #steps: Step[] = [];
  #hasBegun = false;
  #whole: Promise<void> | null = null;

  /** Whether somebody asked for the end; whoever is still beginning things then stops doing so. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** What to do at the end, before what was added earlier. */
  add(step: Step): void {
    this.#steps.push(step);
  }

  /** Takes all steps, once; later calls wait for the same. A step that fails makes the exit code 1. */
  take(): Promise<void> {
    this.#hasBegun = true;
    this.#whole ??= this.#takeAll();
    return this.#whole;
  }

  async #takeAll(): Promise<void> {
    for (const step of this.#steps.toReversed()) {
      try {
        await step();
      } catch (error) {
        console.error(error);
        process.exitCode = 1;
      }
    }
  }

  /**
   * Ends on signals and when the parent goes away: waits until `beginning` has come to a stop, takes the steps and
   * exits with code 0, or 1 when one failed.
   */
  listen(beginning: Promise<unknown>): void {
    const end = () => {
      this.#hasBegun = true;
      endPrograms();
      void Promise.allSettled([beginning])
        .then(() => this.take())
        .then(() => process.exit());
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
    process.once('disconnect', end);
  }
}

/**
 * Begins something and keeps it until its end. `begin` adds a step for each thing it begins, looks at `hasBegun` in
 * between, and returns what then goes on until the end. When it throws, what it began is ended and the error thrown.
 */
export async function runUntilEnded(
  begin: (ending: Ending) => Promise<(() => Promise<void>) | undefined>,
): Promise<void> {
  const ending = new Ending();
  const beginning = begin(ending);
  ending.listen(beginning);
  try {
    const goOn = await beginning;
    if (!ending.hasBegun) await goOn?.();
  } catch (error) {
    // What breaks while it ends is a consequence of that.
    if (ending.hasBegun) return;
    await ending.take();
    // The channel to whoever started this would keep the process alive.
    if (process.connected) process.disconnect();
    throw error;
  }
}
