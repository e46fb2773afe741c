/** Loads the screens of imported pages: the list of what is being checked, and one page beside what it would become. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { isUuid } from '#lib/format/uuid.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { findStandingText } from '#lib/projects/queries/standing-text.ts';
import { canImport } from '#lib/sources/policy.ts';
import { listDocuments } from '#lib/sources/queries.ts';
import type { ListedSourceDocument } from '#lib/sources/schema.ts';
import { titleOf } from '#lib/web/loaders/staff/project.ts';

interface ListedDocument {
  id: string;
  href: string;
  title: string;
  state: string;
  when: string;
  project: { href: string; title: string } | null;
}

export interface ImportsScreen {
  mayImport: boolean;
  /** The project that a page is to go into, where the address names one. */
  into: { id: string; title: string } | null;
  open: ListedDocument[];
  done: ListedDocument[];
  /** For the address of the next part of the list. */
  next: string | null;
}

/** As many as somebody has under way, and a month of what was done. */
const listed = 60;

/** What was imported and what became of it, the last changed first. */
export async function loadImports(
  actor: StaffActor,
  locale: Locale,
  { after, into }: { after: string; into: string },
): Promise<ImportsScreen> {
  const db = staffDatabase();
  const { documents, next } = await listDocuments(db, actor, {
    limit: listed,
    ...(isUuid(after) && { after }),
  });
  const lines = await Promise.all(
    documents.map(async (each) => ({
      line: await lineOf(actor, each, locale),
      isOpen: each.state === 'open',
    })),
  );
  return {
    mayImport: canImport(actor),
    into: into === '' ? null : await projectOf(actor, into, locale),
    open: lines.flatMap(({ line, isOpen }) => (isOpen ? [line] : [])),
    done: lines.flatMap(({ line, isOpen }) => (isOpen ? [] : [line])),
    next,
  };
}

async function lineOf(
  actor: StaffActor,
  { id, title, name, url, part, state, projectId, changedAt }: ListedSourceDocument,
  locale: Locale,
): Promise<ListedDocument> {
  const t = staffMessages(locale, 'import');
  const project =
    projectId === null || state !== 'drafted' ? null : await projectOf(actor, projectId, locale);
  const called = title || name || url || t('pasted');
  return {
    id,
    href: staffPath(locale, 'import', 'documents', id),
    title: part === 0 || title ? called : t('partOf', { name: called, number: part }),
    state: t(`state.${state}`),
    when: formatInstant(changedAt, locale),
    project: project && { href: staffPath(locale, 'projects', project.id, 'edit'), title: project.title },
  };
}

async function projectOf(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
): Promise<{ id: string; title: string } | null> {
  const found = await findStandingText(staffDatabase(), actor, projectId);
  return found.ok ? { id: projectId, title: titleOf(found.value, locale).title } : null;
}
