/**
 * Whether this process lives and whether it can make pages. Answers from what is known, so that asking costs nothing.
 */
import { getRuntime } from '#lib/web/runtime.ts';

export type Readiness = 'ready' | 'database away';

/** Ready while the database answers; without a server of ours (development) nobody waits for the answer. */
export function readiness(): Readiness {
  const runtime = getRuntime();
  return runtime === undefined || runtime.follower.isHealthy ? 'ready' : 'database away';
}
