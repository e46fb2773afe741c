/**
 * Loads one imported page beside what it would put into a project: its text with every word accounted for, the values,
 * what could not be read, what it may repeat. Decides nothing; the proposal is made by the importer.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { type LoadedProposal, loadProposal } from '#lib/imports/document-draft.ts';
import type { Choices } from '#lib/imports/drafts/proposal.ts';
import { linesOfRecord } from '#lib/imports/listing-record.ts';
import { markedText } from '#lib/imports/marked-text.ts';
import type { ShownReading } from '#lib/imports/page-reader.ts';
import type { PageRecord } from '#lib/imports/pages/pipeline.ts';
import { projectPath, staffPath } from '#lib/paths.ts';
import { canChangeProgramme } from '#lib/programmes/policy.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { listNamedProjects } from '#lib/projects/queries/named-projects.ts';
import { findStandingText } from '#lib/projects/queries/standing-text.ts';
import { textHashOf } from '#lib/sources/commands/keep-document.ts';
import { canChangeDocument } from '#lib/sources/policy.ts';
import { documentFacts, findDocument, findSameText, getDocument } from '#lib/sources/queries.ts';
import type { FoundDocument, SourceDocument } from '#lib/sources/schema.ts';
import { canChangeTargetGroups } from '#lib/target-groups/policy.ts';
import { fieldLabels, type MayAdd, shownValues } from '#lib/web/loaders/staff/import-fields.ts';
import { documentFindings } from '#lib/web/loaders/staff/import-findings.ts';
import { titleOf } from '#lib/web/loaders/staff/project.ts';
import { type ToldApart, toldApart } from '#lib/web/loaders/staff/told-apart.ts';
import type { ReturnedForm } from '#lib/web/request-context.ts';
import { choicesOfForm } from '#lib/web/staff/import-choices.ts';
import type { Lookup } from '#lib/web/staff/proposed-value.ts';

export type ImportedDocument = NonNullable<Awaited<ReturnType<typeof loadImportedDocument>>>;

/** The screen of a document; null when there is none for this person. */
export async function loadImportedDocument(
  actor: StaffActor,
  id: string,
  locale: Locale,
  returned: ReturnedForm | null,
) {
  const db = staffDatabase();
  const found = await findDocument(db, actor, { documentId: id });
  if (!found.ok) return null;
  const document = found.value;
  const reading = document.reading as ShownReading;
  const isChecked = document.state !== 'refused' && reading.records === undefined;
  const loaded = isChecked ? await loadProposal(db, actor, document) : null;
  const checked = loaded?.ok === true ? loaded.value : null;
  const registers = await loadFormRegisters(db);
  const posted = returned?.values['form'] === 'check' ? returned.values : null;
  const choices =
    checked === null || posted === null
      ? document.choices
      : choicesOfForm(checked.proposal.fields, posted, document.choices);
  return {
    id,
    state: document.state,
    title: titleOfDocument(document, locale),
    facts: factsOf(reading, locale),
    refusal: document.state === 'refused' ? refusalSentence(reading, locale) : null,
    hasText: document.text !== '',
    mayChange: canChangeDocument(actor, await documentFacts(db, document)),
    into: await intoOf(actor, document, locale),
    earlier: await earlierOf(document, locale),
    records: await recordsOf(document, reading, locale),
    /** How many more the listing has than are shown. */
    further: Math.max(0, (reading.records?.length ?? 0) - mostRecords),
    duplicates: await duplicatesOf(actor, document, locale),
    apart: await apartFrom(actor, found.value, locale),
    ...checkedSides({
      document,
      reading,
      checked,
      choices,
      posted,
      registers,
      mayAdd: { programme: canChangeProgramme(actor, null), targetGroups: canChangeTargetGroups(actor) },
      locale,
    }),
  };
}

/** The source and the values, each pointing to the other. */
function checkedSides({
  document,
  reading,
  checked,
  choices,
  posted,
  registers,
  mayAdd,
  locale,
}: {
  document: SourceDocument;
  reading: ShownReading;
  checked: LoadedProposal | null;
  choices: Choices;
  posted: ReturnedForm['values'] | null;
  registers: FormRegisters;
  mayAdd: MayAdd;
  locale: Locale;
}) {
  const fields = checked?.proposal.fields ?? [];
  const {
    findings,
    left,
    derived,
    remarks,
    marks: found,
  } = documentFindings(locale, reading, checked?.proposal ?? null);
  const isProse = (field: string) => field === 'sections' || field === 'goal' || field === 'summary';
  const own =
    document.part === 0 ? { start: 0, end: document.text.length } : linesOfRecord(document.text, reading);
  const shown = markedText(
    document.text,
    {
      marks: [
        ...fields.flatMap(({ id, field, kind, spans }) =>
          isProse(field) ? [] : [{ field: id, kind, spans }],
        ),
        ...found,
      ],
      prose: fields.flatMap(({ id, field, spans }) =>
        isProse(field) ? spans.map((span) => ({ ...span, field: id })) : [],
      ),
      unused: checked?.proposal.unused ?? reading.unused,
      ignored: reading.ignored,
      headings: headingsOf(document.text, reading),
    },
    own,
  );
  const lang = reading.language === 'en' || reading.language === 'bg' ? reading.language : undefined;
  const numbered = <F extends { id: string }>(finding: F) => ({
    ...finding,
    mark: shown.marks[finding.id] ?? null,
  });
  return {
    source: {
      lines: shown.lines,
      lang,
      url: document.url,
      original: document.fileKey === null ? null : `/staff/api/import/documents/${document.id}/original`,
    },
    labels: new Map([
      ...fieldLabels(locale, fields),
      ...[...findings, ...left].map(({ id, label, message }) => [id, label ?? message] as const),
    ]),
    findings: findings.map(numbered),
    left: left.map(numbered),
    derived: derived.map(numbered),
    values:
      checked === null
        ? null
        : shownValues({
            locale,
            proposal: checked.proposal,
            choices,
            posted,
            registers,
            lang,
            marks: shown.marks,
            remarks,
            isInto: checked.standing !== null,
            mayAdd,
          }),
  };
}

/** Lines that head something: those of the document itself, its title, the headings of its prose. */
function headingsOf(text: string, reading: ShownReading): { start: number; end: number }[] {
  const title = reading.statements.filter(({ path, end }) => path === 'title' && end > 0);
  const sections = reading.sections.flatMap(({ heading, start }) => {
    const at = heading === '' ? -1 : text.lastIndexOf(heading, start);
    const isLine = at >= 0 && /^\W*(?:\n|$)/.test(text.slice(at + heading.length, at + heading.length + 4));
    return isLine ? [{ start: at, end: at + heading.length }] : [];
  });
  return [...(reading.headings ?? []), ...title, ...sections];
}

function titleOfDocument({ name, url, reading }: SourceDocument, locale: Locale): string {
  const stated = (reading as ShownReading).values['title'];
  return typeof stated === 'string' ? stated : name || url || staffMessages(locale, 'import')('pasted');
}

/** What kind of page it is, and in which language. */
function factsOf({ recordType, language }: ShownReading, locale: Locale): string {
  const t = staffMessages(locale, 'import') as unknown as Lookup;
  return `${t(`kind.${recordType}`)} ${t(`language.${language ?? 'none'}`)}`;
}

function refusalSentence({ refused }: ShownReading, locale: Locale): string {
  const t = staffMessages(locale, 'import') as unknown as Lookup;
  const key = `refused.${refused?.code ?? 'no-facts'}`;
  if (t.has(key)) return t(key);
  const unread = `issue.${refused?.code}`;
  return t(t.has(unread) ? unread : 'refused.no-facts');
}

async function intoOf(actor: StaffActor, { projectId }: SourceDocument, locale: Locale) {
  if (projectId === null) return null;
  const found = await findStandingText(staffDatabase(), actor, projectId);
  if (!found.ok) return null;
  return { id: projectId, ...titled(titleOf(found.value, locale)), voidsApproval: found.value.voidsApproval };
}

const titled = ({ title, lang }: { title: string; lang: Locale }) => ({ title, lang });

async function earlierOf({ replaces, projectId }: SourceDocument, locale: Locale): Promise<string | null> {
  const earlier = replaces === null ? null : await getDocument(staffDatabase(), replaces);
  return earlier === null || earlier.projectId !== projectId
    ? null
    : formatInstant(earlier.createdAt, locale);
}

async function duplicatesOf(
  actor: StaffActor,
  { duplicates, projectId: into }: SourceDocument,
  locale: Locale,
) {
  const t = staffMessages(locale, 'import') as unknown as Lookup;
  const ids = duplicates.map(({ projectId }) => projectId);
  const named = await listNamedProjects(staffDatabase(), actor, ids);
  return duplicates.flatMap(({ projectId, score, reasons }) => {
    const project = named.get(projectId);
    // Where the page goes is decided already, and told above.
    if (project === undefined || projectId === into) return [];
    const isPublic = project.state === 'published';
    return [
      {
        projectId,
        ...titled(titleOf(project, locale)),
        href: isPublic
          ? projectPath(locale, project.slug)
          : staffPath(locale, 'projects', projectId, 'preview'),
        state: isPublic ? null : t('duplicates.unpublished'),
        percent: Math.round(100 * score),
        mayEdit: project.mayEdit,
        reasons: reasons.map(({ code, count }) => t(`reason.${code}`, count === undefined ? {} : { count })),
      },
    ];
  });
}

/** Candidates that somebody told apart from the page, as far as the person may know of them. */
async function apartFrom(
  actor: StaffActor,
  { toldApart: told }: FoundDocument,
  locale: Locale,
): Promise<ToldApart[]> {
  const db = staffDatabase();
  const named = await listNamedProjects(
    db,
    actor,
    told.map(({ projectId }) => projectId),
  );
  const known = told.flatMap(({ projectId, by, at }) => {
    const project = named.get(projectId);
    return project === undefined ? [] : [{ projectId, slug: project.slug, title: project.title, by, at }];
  });
  return await toldApart(db, locale, known);
}

/** Enough for the pages of a listing; further ones are told by their count. */
const mostRecords = 100;

async function recordsOf({ text, id }: SourceDocument, { records = [] }: ShownReading, locale: Locale) {
  const db = staffDatabase();
  const t = staffMessages(locale, 'import');
  const textHash = textHashOf(text);
  const shown = [];
  for (const [index, record] of records.slice(0, mostRecords).entries()) {
    const part = index + 1;
    const same = await findSameText(db, { textHash, part });
    shown.push({
      part,
      ...shownRecord(record, t('records.untitled', { number: part })),
      href: same === null || same.id === id ? null : staffPath(locale, 'import', 'documents', same.id),
    });
  }
  return shown;
}

function shownRecord({ values, statements }: PageRecord, untitled: string) {
  const said = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  const period = [said('start'), said('end')].filter((day) => day !== '').join(' – ');
  return {
    title: said('title') || untitled,
    facts: [said('number'), said('promoter'), period].filter((fact) => fact !== '').join(' · '),
    count: statements.length,
  };
}
