/**
 * What the server knows about the request that a render works for. It travels with the asynchronous flow, through a
 * registered symbol because pages are bundled and the server is not, so that a loader can say what its page depends on
 * and an error reaches the server that will answer it. Never holds data of a user.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Stamp } from '#lib/web/cache/change-ledger.ts';

/** Nothing stands at the address, nothing stands there any more, or it stands elsewhere for good (a path of ours). */
export type DeclaredAnswer = { status: 404 } | { status: 410 } | { status: 308; location: string };

export interface RequestContext {
  readonly requestId: string;
  /** What was known of the sequence of changes before the render could begin; null outside of a caching server. */
  readonly stamp: Stamp | null;
  /** Tags the rendered page depends on; empty when nobody declared any. */
  readonly tags: Set<string>;
  /** Earliest instant, in milliseconds since 1970, at which the page changes by itself. */
  expiresAt: number | null;
  /** What the page says of its address when it is not simply a page; such an answer is never kept. */
  declared: DeclaredAnswer | null;
  /** The first error thrown while rendering. */
  failure: unknown;
}

const key = Symbol.for('grantfolio.request-context');
const registry = globalThis as { [key]?: AsyncLocalStorage<RequestContext> };

function storage(): AsyncLocalStorage<RequestContext> {
  registry[key] ??= new AsyncLocalStorage<RequestContext>();
  return registry[key];
}

/** Runs `work` for one request. */
export function runWithRequestContext<Result>(context: RequestContext, work: () => Result): Result {
  return storage().run(context, work);
}

/** The request that the calling code works for; undefined at build time, in development and in plain Node. */
export function getRequestContext(): RequestContext | undefined {
  return storage().getStore();
}

export function newRequestContext(requestId: string, stamp: Stamp | null): RequestContext {
  return { requestId, stamp, tags: new Set(), expiresAt: null, declared: null, failure: undefined };
}
