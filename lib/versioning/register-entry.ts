/**
 * How staff create or change an entry of a register whose entries are told apart by their names: one at a time, never
 * over what somebody else changed unseen, with its line in the log. It knows no noun and judges no right; its caller does.
 */
import type { Transaction } from '#lib/db/client.ts';
import { slugify } from '#lib/format/text/slug.ts';
import { type Issue, type Outcome, refuse } from '#lib/issues.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { changedMeanwhile, differingFields } from '#lib/versioning/changed-meanwhile.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import { takenNames } from '#lib/versioning/taken-names.ts';

interface Names {
  nameEn: string;
  nameBg: string;
  aliases: readonly string[];
}

export interface RegisterEntry extends Names {
  slug: string;
  fingerprint: string;
}

export interface RegisterInput extends Names {
  /** Null for a new entry. */
  slug: string | null;
  /** Fingerprint of the entry as the form showed it. */
  was: string;
}

/** What one register does its own way. */
export interface RegisterWays<Entry extends RegisterEntry> {
  kind: 'programme' | 'target-group';
  /** All entries, read when no other can be written any more. */
  list: () => Promise<Entry[]>;
  /** What the form calls fields that are named otherwise. */
  fieldNames?: Readonly<Record<string, string>>;
  /** What besides a taken name keeps the entry from being written. */
  issuesWith?: (entries: readonly Entry[], slug: string) => Issue[];
  /** Writes the entry and what shows it, and returns the cache tags of that. */
  write: (slug: string, entries: readonly Entry[]) => Promise<readonly string[]>;
}

/** Writes the entry with its new `values`; its address is made of its English name once and stays. */
export async function saveRegisterEntry<Entry extends RegisterEntry>(
  tx: Transaction,
  personId: string,
  input: RegisterInput,
  values: Readonly<Partial<NoInfer<Entry>>>,
  { kind, list, fieldNames, issuesWith, write }: RegisterWays<Entry>,
): Promise<Outcome<{ slug: string }>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`grantfolio.${kind}s`}))`;
  const entries = await list();
  const isNew = input.slug === null;
  // "new" is the address of the empty form.
  const slug = input.slug ?? slugify(input.nameEn).replace(/^new$/, 'new-1');
  if (slug === '') return refuse('name-needed', 'nameEn');
  // Fields are compared by their names, whatever register they are of.
  const before = (entries.find((entry) => entry.slug === slug) ?? null) as
    | (RegisterEntry & Readonly<Record<string, unknown>>)
    | null;
  if (!isNew && before === null) return refuse('not-found');
  const fields = differingFields<string>(before, { ...values });
  if (fields.length === 0) return { ok: true, value: { slug }, touched: [] };
  if (!isNew && before !== null) {
    const meanwhile = changedMeanwhile(input.was, before, { ...values }, fieldNames);
    if (meanwhile !== null) return meanwhile;
  }
  const others = entries.filter((entry) => isNew || entry.slug !== slug);
  const issues = [...(issuesWith?.(entries, slug) ?? []), ...takenNames(others, input)];
  if (issues.length > 0) return { ok: false, issues };
  if (isNew && before !== null) return refuse('name-taken', 'nameEn', { name: before.nameEn });
  const shown = await write(slug, entries);
  await recordAudit(tx, {
    personId,
    action: before === null ? `${kind}.created` : `${kind}.changed`,
    kind,
    subject: slug,
    details: { fields: before === null ? [] : fields },
  });
  const tags = [...new Set(['reference', `${kind}:${slug}`, ...shown])];
  await recordChange(tx, tags);
  return { ok: true, value: { slug }, touched: tags };
}
