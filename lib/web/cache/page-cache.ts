/**
 * The pages that need not be made again: in memory, and behind that on disk. Hands out a page only while nothing it
 * shows has changed; while the database is away also an outdated one, never a withdrawn one.
 */
import { LRUCache } from 'lru-cache';
import type { ChangeFollower } from '#lib/web/cache/change-follower.ts';
import { type KeptPage, weigh } from '#lib/web/cache/kept-page.ts';
import type { PageStore } from '#lib/web/cache/page-store.ts';

/** Some two thousand pages; the disk holds the rest. */
const mostMemoryBytes = 128 * 1024 * 1024;

export interface PageCacheOptions {
  follower: Pick<ChangeFollower, 'judge' | 'isHealthy'>;
  store: PageStore;
  /** Milliseconds since 1970: pages change by themselves at a date, not after a while. */
  now?: () => number;
}

export class PageCache {
  readonly #follower: PageCacheOptions['follower'];
  readonly #store: PageStore;
  readonly #now: () => number;
  readonly #memory = new LRUCache<string, KeptPage>({ maxSize: mostMemoryBytes, sizeCalculation: weigh });
  /** Key of the entry that answers a plain address. */
  readonly #keysByPathname = new LRUCache<string, string>({ max: 20_000 });

  constructor({ follower, store, now }: PageCacheOptions) {
    this.#follower = follower;
    this.#store = store;
    this.#now = now ?? Date.now;
  }

  /** The page under Next's `key` that may be shown now; null when it has to be made. */
  async find(key: string): Promise<KeptPage | null> {
    const page = this.#memory.get(key) ?? (await this.#load(key));
    return page !== null && this.#mayShow(page) ? page : null;
  }

  /** The page that answers the plain address `pathname` and may be shown now, if it is in memory. */
  findInMemory(pathname: string): KeptPage | null {
    const page = this.#byPathname(pathname);
    return page !== null && this.#mayShow(page) ? page : null;
  }

  /** The last known page of `pathname`, outdated or not, for when no other can be made; never a withdrawn one. */
  findLastKnown(pathname: string): KeptPage | null {
    const page = this.#byPathname(pathname);
    return page !== null && this.#follower.judge(page.stamp, page.tags) !== 'withdrawn' ? page : null;
  }

  /** Keeps a page, unless something it shows changed while it was made. */
  keep(page: KeptPage): void {
    if (this.#follower.judge(page.stamp, page.tags) !== 'current') return;
    this.#remember(page);
    this.#store.write(page);
  }

  /** Forgets everything, for instance because the database is another one. */
  async clear(): Promise<void> {
    this.#memory.clear();
    this.#keysByPathname.clear();
    await this.#store.clear();
  }

  async #load(key: string): Promise<KeptPage | null> {
    const page = await this.#store.read(key);
    if (page !== null) this.#remember(page);
    return page;
  }

  #remember(page: KeptPage): void {
    this.#memory.set(page.key, page);
    const pathname = plainPathname(page);
    if (pathname !== null) this.#keysByPathname.set(pathname, page.key);
  }

  #byPathname(pathname: string): KeptPage | null {
    const key = this.#keysByPathname.get(pathname);
    return (key !== undefined && this.#memory.get(key)) || null;
  }

  #mayShow({ stamp, tags, expiresAt }: KeptPage): boolean {
    const verdict = this.#follower.judge(stamp, tags);
    if (verdict === 'withdrawn') return false;
    const isCurrent = verdict === 'current' && (expiresAt === null || this.#now() < expiresAt);
    return isCurrent || !this.#follower.isHealthy;
  }
}

/**
 * The address that a page answers when it is asked for without parameters, read from Next's key
 * (`/route-cache/APP_PAGE/<route>/$<address>`); null when that is not certain.
 */
function plainPathname({ key, value }: KeptPage): string | null {
  if (value.kind !== 'APP_PAGE') return null;
  return /^\/route-cache\/APP_PAGE\/[0-9a-f]{64}\/\$((?:\/[a-z0-9][a-z0-9-]*)+)$/.exec(key)?.[1] ?? null;
}
