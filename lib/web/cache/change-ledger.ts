/**
 * What one process knows of the sequence of changes: how far it has read, and the last change of each tag. It judges
 * whether a page filled at some point of the sequence may still be shown, relying on numbers being in the order of
 * commits (lib/versioning/changes.ts takes a lock for that). Pure: never asks a clock or a database.
 */
import { z } from 'zod';
import { everythingTag } from '#lib/web/page-dependencies.ts';

/** The point of the sequence up to which the database had been read when something began. */
export interface Stamp {
  /** Which database the number belongs to; empty while none was ever reached. */
  database: string;
  seq: number;
}

export interface Change {
  seq: number;
  tags: string[];
  tombstone: boolean;
}

/**
 * `current`: nothing it shows has changed. `outdated`: something has; better than nothing while the database is away.
 * `withdrawn`: something it shows was taken back, or it is of another database: it must not be seen again.
 */
export type Verdict = 'current' | 'outdated' | 'withdrawn';

const ledgerState = z.strictObject({
  database: z.string(),
  seq: z.int().min(0),
  forgottenUpTo: z.int().min(0),
  changed: z.array(z.tuple([z.string(), z.int()])),
  withdrawn: z.array(z.tuple([z.string(), z.int()])),
});
export type LedgerState = z.infer<typeof ledgerState>;

/** A portfolio of ten thousand projects has about so many tags; beyond, the oldest changes are forgotten safely. */
const mostTags = 50_000;

export class ChangeLedger {
  #database = '';
  #seq = 0;
  /** Changes up to here are no longer listed by tag: pages from before are outdated. */
  #forgottenUpTo = 0;
  /** Oldest change first. */
  readonly #changed = new Map<string, number>();
  readonly #withdrawn = new Map<string, number>();
  #lastWithdrawal = 0;
  readonly #mostTags: number;

  constructor(limit: number = mostTags) {
    this.#mostTags = limit;
  }

  get stamp(): Stamp {
    return { database: this.#database, seq: this.#seq };
  }

  /** Starts anew on another database, or on one set back to an earlier state; every page kept so far is worthless. */
  begin(database: string, seq: number): void {
    this.#database = database;
    this.#seq = seq;
    this.#forgottenUpTo = 0;
    this.#lastWithdrawal = 0;
    this.#changed.clear();
    this.#withdrawn.clear();
  }

  /** Takes in changes in ascending order; those already known are skipped. */
  apply(changes: readonly Change[]): void {
    for (const { seq, tags, tombstone } of changes) {
      if (seq <= this.#seq) continue;
      this.#seq = seq;
      if (tombstone) this.#lastWithdrawal = seq;
      for (const tag of tags) {
        this.#changed.delete(tag);
        this.#changed.set(tag, seq);
        if (tombstone) this.#withdrawn.set(tag, seq);
      }
    }
    for (const [tag, seq] of this.#changed) {
      if (this.#changed.size <= this.#mostTags) break;
      this.#changed.delete(tag);
      this.#forgottenUpTo = Math.max(this.#forgottenUpTo, seq);
    }
  }

  /** Judges what was filled at `stamp` and shows `tags`. */
  judge(stamp: Stamp, tags: readonly string[]): Verdict {
    if (stamp.database !== this.#database) return stamp.database === '' ? 'outdated' : 'withdrawn';
    if (stamp.seq > this.#seq) return 'withdrawn';
    const showsEverything = tags.includes(everythingTag);
    const isTouchedSince = (seqs: ReadonlyMap<string, number>) =>
      [everythingTag, ...tags].some((tag) => (seqs.get(tag) ?? 0) > stamp.seq);
    if (isTouchedSince(this.#withdrawn) || (showsEverything && stamp.seq < this.#lastWithdrawal))
      return 'withdrawn';
    if (isTouchedSince(this.#changed) || (showsEverything && stamp.seq < this.#seq)) return 'outdated';
    return stamp.seq < this.#forgottenUpTo ? 'outdated' : 'current';
  }

  toState(): LedgerState {
    return {
      database: this.#database,
      seq: this.#seq,
      forgottenUpTo: this.#forgottenUpTo,
      changed: [...this.#changed],
      withdrawn: [...this.#withdrawn],
    };
  }

  /** A ledger from what {@link toState} gave; null when it is something else. */
  static fromState(state: unknown, limit: number = mostTags): ChangeLedger | null {
    const parsed = ledgerState.safeParse(state);
    if (!parsed.success) return null;
    const ledger = new ChangeLedger(limit);
    ledger.#database = parsed.data.database;
    ledger.#seq = parsed.data.seq;
    ledger.#forgottenUpTo = parsed.data.forgottenUpTo;
    for (const [tag, seq] of parsed.data.changed) ledger.#changed.set(tag, seq);
    for (const [tag, seq] of parsed.data.withdrawn) {
      ledger.#withdrawn.set(tag, seq);
      ledger.#lastWithdrawal = Math.max(ledger.#lastWithdrawal, seq);
    }
    return ledger;
  }
}
