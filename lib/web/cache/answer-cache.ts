/**
 * The answers to questions, such as a search, that were made a moment ago: in memory only, under their whole address.
 * Hands one out only while nothing has changed and the database answers; it is no stand-in for a database that is away.
 */
import type { OutgoingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { ChangeFollower } from '#lib/web/cache/change-follower.ts';
import type { Stamp } from '#lib/web/cache/change-ledger.ts';
import type { Representation } from '#lib/web/http/send.ts';

/** Some four hundred answers with their encodings. */
const mostBytes = 64 * 1024 * 1024;
/** Longer questions are asked once, by machines. */
const longestAddress = 1_000;

export interface KeptAnswer {
  /** The point of the sequence of changes that was known before the answer was made. */
  stamp: Stamp;
  tags: readonly string[];
  /** Milliseconds since 1970; null when the answer never changes by itself. */
  expiresAt: number | null;
  headers: OutgoingHttpHeaders;
  representation: Representation;
}

export interface AnswerCacheOptions {
  follower: Pick<ChangeFollower, 'judge' | 'isHealthy'>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export class AnswerCache {
  readonly #follower: AnswerCacheOptions['follower'];
  readonly #now: () => number;
  readonly #answers = new LRUCache<string, KeptAnswer>({ maxSize: mostBytes, sizeCalculation: weigh });

  constructor({ follower, now = Date.now }: AnswerCacheOptions) {
    this.#follower = follower;
    this.#now = now;
  }

  /** The answer to `address` (path and question), if it is still what would be answered now. */
  find(address: string): KeptAnswer | null {
    const answer = this.#answers.get(address);
    if (answer === undefined || !this.#follower.isHealthy) return null;
    if (this.#isCurrent(answer)) return answer;
    this.#answers.delete(address);
    return null;
  }

  /** Keeps an answer, unless something it shows changed while it was made. */
  keep(address: string, answer: KeptAnswer): void {
    if (address.length <= longestAddress && this.#isCurrent(answer)) this.#answers.set(address, answer);
  }

  #isCurrent({ stamp, tags, expiresAt }: KeptAnswer): boolean {
    return this.#follower.judge(stamp, tags) === 'current' && (expiresAt === null || this.#now() < expiresAt);
  }
}

/** Bytes of memory an answer takes: its document, the encodings of it, and what goes with them. */
const weigh = ({ representation }: KeptAnswer) => representation.body.length * 2 + 1_000;
