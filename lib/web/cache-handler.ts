/**
 * Next's door to the page cache (option `cacheHandler`). It keeps whole answers only: what a render fetched is never
 * kept, and neither is an error, a redirect or a page that was not made for a request to this server.
 */

import type { PageValue } from '#lib/web/cache/kept-page.ts';
import { readInlineScripts } from '#lib/web/csp/inline-scripts.ts';
import { pagePolicy } from '#lib/web/csp/policy.ts';
import { everythingTag } from '#lib/web/page-dependencies.ts';
import { getRequestContext } from '#lib/web/request-context.ts';
import { getRuntime } from '#lib/web/runtime.ts';

type NextValue = PageValue | { kind: 'FETCH' | 'PAGES' | 'REDIRECT' | 'IMAGE' } | null;

/** Values that this cache handed out; Next gives one back when a render fails, and that is no new page. */
const handedOut = new WeakSet<object>();

/** Never read by a client: it lists what Next takes a page to depend on, and our own list is kept apart. */
const internalHeader = 'x-next-cache-tags';

export default class CacheHandler {
  async get(key: string, { kind }: { kind: string }) {
    const runtime = getRuntime();
    if (runtime === undefined || (kind !== 'APP_PAGE' && kind !== 'APP_ROUTE')) return null;
    const page = await runtime.pages.find(key);
    if (page === null) return null;
    handedOut.add(page.value);
    return {
      value: page.value,
      lastModified: Date.now(),
      cacheControl: { revalidate: false, expire: undefined },
    };
  }

  async set(key: string, value: NextValue): Promise<void> {
    const runtime = getRuntime();
    const context = getRequestContext();
    if (runtime === undefined || context === undefined || context.stamp === null) return;
    if (value === null || handedOut.has(value)) return;
    if (value.kind !== 'APP_PAGE' && value.kind !== 'APP_ROUTE') return;
    if (context.declared !== null) {
      // Whoever waits for the same render gets this value too, and with it the status.
      const { status, ...moved } = context.declared;
      value.status = status;
      if (status === 308) value.headers = { ...value.headers, ...moved };
      return;
    }
    if ((value.status ?? 200) !== 200 || context.failure !== undefined) return;
    runtime.pages.keep({
      key,
      stamp: context.stamp,
      tags: context.tags.size > 0 ? [...context.tags] : [everythingTag],
      expiresAt: context.expiresAt,
      value: withPolicy(value, key),
    });
  }

  /** Freshness follows the sequence of changes in the database; nothing in the project calls this. */
  async revalidateTag(): Promise<void> {}

  resetRequestCache(): void {}
}

/** The value as it is kept: with the policy for its own scripts, without the framework's internal header. */
function withPolicy(value: PageValue, key: string): PageValue {
  const { [internalHeader]: _, ...headers } = value.headers ?? {};
  if (value.kind === 'APP_ROUTE') return { ...value, headers };
  const { hashes, unexpected } = readInlineScripts(value.html);
  for (const script of unexpected)
    getRuntime()?.log.error({ key, script }, "an inline script will not run: it is not the framework's");
  return { ...value, headers: { ...headers, 'content-security-policy': pagePolicy(hashes) } };
}
