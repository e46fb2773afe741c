/**
 * What the server knows about the request that a render works for. It travels with the asynchronous flow, through a
 * registered symbol because pages are bundled and the server is not, so that a loader can say what its page depends on
 * and an error reaches the server that will answer it. What it holds of a person ends with the request.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Issue } from '#lib/issues.ts';
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
  /** Network address of the client, as far as it can be known; null where nobody told. */
  clientAddress: string | null;
  /** Set by a handler that refuses a posted form: the page it was posted from is to be shown again. */
  refusal: FormRefusal | null;
  /** For the page that is shown again: what was posted, and what is wrong with it. */
  returned: ReturnedForm | null;
  /** True once a page has asked for {@link RequestContext.returned}: what was posted stands on it. */
  isReturnedShown: boolean;
}

/** What somebody posted, and what has to be mended. */
export interface ReturnedForm {
  /** Name of the endpoint it was posted to. */
  endpoint: string;
  /** First value of each field, as posted. */
  values: Readonly<Record<string, string>>;
  /** All values of the fields that came several times. */
  lists: Readonly<Record<string, readonly string[]>>;
  issues: readonly (Issue & { message: string })[];
  /** What the endpoint hands to the page besides, such as both sides of a conflict. */
  value?: unknown;
}

export interface FormRefusal extends ReturnedForm {
  /** Address of the page that is shown again, checked; null when the form named none. */
  page: string | null;
  status: number;
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

/** The context of a request that begins; `given` is what its edge knows of it already. */
export function newRequestContext(
  requestId: string,
  stamp: Stamp | null,
  given: Partial<Pick<RequestContext, 'clientAddress' | 'returned'>> = {},
): RequestContext {
  return {
    requestId,
    stamp,
    tags: new Set(),
    expiresAt: null,
    declared: null,
    failure: undefined,
    clientAddress: null,
    refusal: null,
    returned: null,
    isReturnedShown: false,
    ...given,
  };
}
