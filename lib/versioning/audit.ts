/**
 * The log of what was done and by whom: written in the transaction that did it, never changed, never deleted. It never
 * holds the text of a field, a token or a person's name.
 */
import type { Transaction } from '#lib/db/client.ts';

export interface AuditedDeed {
  /** Null: the system, or the operator at the command line. */
  personId: string | null;
  /** Such as `edition.saved`. */
  action: string;
  /** What it was done to, and its id. */
  kind: string;
  subject: string;
  details?: Record<string, string | number | boolean | null | readonly string[]>;
}

/** Writes one line of the log. Call it inside the transaction of the deed. */
export async function recordAudit(tx: Transaction, deed: AuditedDeed): Promise<void> {
  const { details = {}, ...rest } = deed;
  await tx.auditEvent.create({ data: { ...rest, details: { ...details } as Record<string, string> } });
}
