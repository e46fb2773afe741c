/**
 * The log of what was done and by whom: written in the transaction that did it, never changed, never deleted. It never
 * holds the text of a field, a token or a person's name.
 */
import type { Transaction } from '#lib/db/client.ts';

/** Everything that is written down; each has its sentence in the messages of the log. */
export const auditActions = [
  'batch.applied',
  'batch.prepared',
  'batch.undone',
  'document.aimed',
  'document.apart-undone',
  'document.dismissed',
  'document.imported',
  'document.removed',
  'document.told-apart',
  'edition.approved',
  'edition.bulk-changed',
  'edition.bulk-undone',
  'edition.changes-asked',
  'edition.imported',
  'edition.opened',
  'edition.publication-failed',
  'edition.restored',
  'edition.saved',
  'edition.scheduled',
  'edition.shared',
  'edition.submitted',
  'edition.unscheduled',
  'edition.unshared',
  'import.dropped',
  'import.duplicate-left',
  'import.duplicate-taken',
  'import.uploaded',
  'letter.again',
  'letter.trial',
  'media.described',
  'media.removed',
  'media.replaced',
  'media.restored',
  'media.trashed',
  'media.uploaded',
  'note.added',
  'note.resolved',
  'organisation.apart-undone',
  'organisation.changed',
  'organisation.created',
  'organisation.merge-undone',
  'organisation.merged',
  'organisation.told-apart',
  'person.backup-code-used',
  'person.backup-codes-renewed',
  'person.disabled',
  'person.enabled',
  'person.erased',
  'person.invitation-revoked',
  'person.invited',
  'person.joined',
  'person.letters-chosen',
  'person.other-sessions-ended',
  'person.passkey-added',
  'person.passkey-removed',
  'person.passkey-renamed',
  'person.password-changed',
  'person.password-reset',
  'person.profile-changed',
  'person.reset-requested',
  'person.roles-changed',
  'person.second-factor-removed',
  'person.second-factor-reset',
  'person.second-factor-set-up',
  'person.second-factor-shown',
  'person.session-ended',
  'person.sessions-ended',
  'person.signed-in',
  'person.signed-out',
  'place.changed',
  'programme.changed',
  'programme.created',
  'programme.four-eyes-set',
  'project.apart-undone',
  'project.created',
  'project.gone',
  'project.merge-undone',
  'project.merged',
  'project.published',
  'project.removed',
  'project.renamed',
  'project.republished',
  'project.restored-from-trash',
  'project.told-apart',
  'project.trashed',
  'project.uncreated',
  'project.withdrawn',
  'question.accepted',
  'question.answered',
  'question.asked',
  'question.dismissed',
  'question.revoked',
  'target-group.changed',
  'target-group.created',
  'token.created',
  'token.revoked',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface AuditedDeed {
  /** Null: the system, or the operator at the command line. */
  personId: string | null;
  action: AuditAction;
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
