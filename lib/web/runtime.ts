/**
 * What the web process holds one of: its follower, its page cache and its log. Pages are bundled and the server is
 * not, so both find it through a registered symbol. Absent at build time and in development.
 */
import type { ChangeFollower } from '#lib/web/cache/change-follower.ts';
import type { PageCache } from '#lib/web/cache/page-cache.ts';
import type { Log } from '#lib/web/log.ts';

export interface WebRuntime {
  readonly follower: Pick<ChangeFollower, 'stamp' | 'isHealthy' | 'heard' | 'suspect'>;
  readonly pages: PageCache;
  readonly log: Log;
}

const key = Symbol.for('grantfolio.web-runtime');
const registry = globalThis as { [key]?: WebRuntime };

export function getRuntime(): WebRuntime | undefined {
  return registry[key];
}

export function setRuntime(runtime: WebRuntime): void {
  registry[key] = runtime;
}
