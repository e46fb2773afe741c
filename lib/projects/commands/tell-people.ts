/**
 * Letters about a deed on an edition, to those whom it concerns: queued in the transaction of the deed, in each reader's
 * language, with a link and the title. Never a word of the draft, never to whoever did it, never to who wants none.
 */
import { randomUUID } from 'node:crypto';
import type { WorkLetterKind } from '#lib/accounts/schema.ts';
import type { Transaction } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { queueLetter } from '#lib/mail/outbox.ts';
import { projectPath, staffPath } from '#lib/paths.ts';
import type { Circumstances } from '#lib/projects/commands/answer.ts';
import { asksFourEyes, authorsOf, type LockedEdition } from '#lib/projects/commands/locked-project.ts';
import { projectActions } from '#lib/projects/policy.ts';
import type { Entry } from '#lib/projects/schema/edition.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Circumstances of a deed of which people are told. */
export interface ToldCircumstances extends Circumstances {
  /** Public origin of the site, for the links in letters. Left out: nobody is written to. */
  origin?: string;
}

/** What happened, and by whom; null: by itself, at the time that was set. */
export type Told =
  | { kind: Exclude<WorkLetterKind, 'publication-failed'>; by: { personId: string; name: string } }
  | { kind: 'published' | 'publication-failed'; by: null };

/** Writes one letter to each person whom the deed concerns. The project is locked by the caller's transaction. */
export async function tellPeople(
  tx: Transaction,
  locked: LockedEdition,
  told: Told,
  { origin, newId = randomUUID }: ToldCircumstances,
): Promise<void> {
  if (origin === undefined) return;
  const { kind, by } = told;
  const people = await tx.person.findMany({
    where: {
      disabledAt: null,
      erasedAt: null,
      NOT: { mutedLetters: { has: kind } },
      AND: [{ id: { not: by?.personId ?? '' } }, await concerned(tx, locked, kind)],
    },
    select: { name: true, email: true, locale: true },
    orderBy: { id: 'asc' },
  });
  for (const { name, email, locale } of people) {
    const reader = { name, locale: locale === 'bg' ? ('bg' as const) : ('en' as const) };
    const written = letterOf(told, reader, locked.entry, origin);
    await queueLetter(tx, { to: email, kind, ...written }, { newId });
  }
}

/** A review concerns those who may approve; everything else, those who wrote, handed over, approved or scheduled. */
async function concerned(
  tx: Transaction,
  { entry, edition }: LockedEdition,
  kind: WorkLetterKind,
): Promise<Prisma.PersonWhereInput> {
  const authors = await authorsOf(tx, edition.id);
  if (kind === 'review-asked') {
    const isExcluded = (await asksFourEyes(tx, entry.programme)) ? authors : [];
    return { id: { notIn: isExcluded }, memberships: { some: withRight('approve', entry) } };
  }
  const others = kind === 'publication-failed' ? [edition.approvedBy, edition.publicationNote?.by] : [];
  const ids = [...authors, edition.submittedBy, ...others].filter((id) => typeof id === 'string');
  return { id: { in: ids }, memberships: { some: withRight('read', entry) } };
}

function withRight(action: 'approve' | 'read', { programme }: Entry): Prisma.MembershipWhereInput {
  return {
    role: { in: [...projectActions[action]] },
    OR: [{ programme: null }, ...(programme === null ? [] : [{ programme }])],
  };
}

function letterOf(
  told: Told,
  { name, locale }: { name: string; locale: Locale },
  entry: Entry,
  origin: string,
): { locale: Locale; subject: string; text: string } {
  const t = staffMessages(locale, 'letters');
  const title = titleIn(entry, locale);
  const parts = [
    t('greeting', { name }),
    told.by === null
      ? t(`${told.kind}.itself`, { title })
      : t(`${told.kind}.by`, { title, by: told.by.name }),
    `${origin}${placeOf(told.kind, entry, locale)}`,
    t('choice'),
    `${origin}${staffPath(locale, 'account')}#letters`,
  ];
  return {
    locale,
    subject: t(`${told.kind}.subject`, { site: messages(locale, 'site')('name'), title }),
    text: `${parts.join('\n\n')}\n`,
  };
}

/** Where the reader goes on. */
function placeOf(kind: WorkLetterKind, { projectId, slug }: Entry, locale: Locale): string {
  if (kind === 'published') return projectPath(locale, slug);
  return staffPath(locale, 'projects', projectId, kind === 'changes-asked' ? 'edit' : screenOf[kind]);
}

const screenOf = { 'review-asked': 'review', approved: 'publish', 'publication-failed': 'publish' } as const;

/** The title in the reader's language, or in the other one. */
function titleIn({ title, slug }: Entry, locale: Locale): string {
  return title[locale] || title.en || title.bg || slug;
}
