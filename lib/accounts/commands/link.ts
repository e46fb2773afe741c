/** Links that let somebody in once: found by the hash of their token, good until the database's clock says otherwise. */
import { hashOf } from '#lib/auth/one-time.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';

/** Writes a letter about a link, in the words of its language. */
export type WriteLetter = (letter: { name: string; locale: Locale; link: string }) => {
  subject: string;
  text: string;
};

export interface LetterOptions {
  /** Where the site is reached, without a path. */
  origin: string;
  /** Null sends no letter: the link is only handed back. */
  write: WriteLetter | null;
  now?: Date;
}

/** A link that can still be used, by the database's clock. */
export async function findOpen(db: Database | Transaction, token: string, kind: 'invitation' | 'reset') {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM accounts.invitation
     WHERE token_hash = ${hashOf(token)} AND kind = ${kind}
       AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now()`;
  return row ? db.invitation.findUnique({ where: { id: row.id } }) : null;
}

/** Marks a link as used; false when another request was first. */
export async function useUp(tx: Transaction, id: string): Promise<boolean> {
  const used = await tx.$executeRaw`
    UPDATE accounts.invitation SET used_at = now()
     WHERE id = ${id}::uuid AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now()`;
  return used === 1;
}
