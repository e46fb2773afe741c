/** Looks after something that may end by itself while the site serves. */
import { Refusal } from '#lib/errors.ts';

/** A database that ended is back before its readers ask again. */
const lookEveryMs = 1000;

/**
 * Calls `revive` every second; it answers true when it had to do something. A reason why it could not is said once.
 * Returns what ends the looking, which waits for a look under way.
 */
export function keepAlive(revive: () => Promise<boolean>): () => Promise<void> {
  let lastReason = '';
  let current: Promise<void> | null = null;
  const look = async () => {
    try {
      if (await revive()) console.error('The database had ended; it runs again.');
      lastReason = '';
    } catch (error) {
      const reason = error instanceof Refusal ? error.message : String(error);
      if (reason !== lastReason) console.error(reason);
      lastReason = reason;
    } finally {
      current = null;
    }
  };
  const timer = setInterval(() => {
    current ??= look();
  }, lookEveryMs);
  return async () => {
    clearInterval(timer);
    await current;
  };
}
