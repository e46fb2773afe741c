/**
 * From a kept page to a project: what it proposes against what stands, and the draft that a person's choices make of it.
 * Puts the nouns together in one transaction; what a page means is decided in drafts/, who may write in the nouns.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import { operator } from '#lib/auth/operator.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { dayInSofia } from '#lib/format/partial-date.ts';
import { draftOf, keepWords, type LearntOrganisation, notedFields } from '#lib/imports/drafts/choose.ts';
import type { ReadRecord } from '#lib/imports/drafts/context.ts';
import { squeezed } from '#lib/imports/drafts/field.ts';
import { unknownNames } from '#lib/imports/drafts/people-fields.ts';
import type { Choices, Proposal, ProposedField } from '#lib/imports/drafts/proposal.ts';
import { proposeDraft } from '#lib/imports/drafts/propose.ts';
import { draftWords, noteWords } from '#lib/imports/drafts/words.ts';
import { type Issue, type Outcome, refuse } from '#lib/issues.ts';
import { learnAlias, learnOrganisation } from '#lib/organisations/commands/learn.ts';
import { listOrganisationCandidates } from '#lib/organisations/queries/candidates.ts';
import { type DraftedProject, draftFromSource } from '#lib/projects/commands/draft-from-source.ts';
import { writeNote } from '#lib/projects/commands/notes.ts';
import { reprojectProjects } from '#lib/projects/commands/reproject.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { findStandingText, type StandingText } from '#lib/projects/queries/standing-text.ts';
import { systemAuthor } from '#lib/projects/record/edition.ts';
import { markDrafted } from '#lib/sources/commands/drafted.ts';
import { canChangeDocument } from '#lib/sources/policy.ts';
import { documentFacts, getDocument } from '#lib/sources/queries.ts';
import type { SourceDocument } from '#lib/sources/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** For so many names the register is looked through; a page with more of them names strangers. */
const mostNames = 60;

export interface LoadedProposal {
  proposal: Proposal;
  /** The project it goes into; null: a new one. */
  standing: StandingText | null;
}

/** What the document proposes today, for a new project or the one it is aimed at. */
export async function loadProposal(
  db: Transaction,
  actor: StaffActor | typeof operator,
  document: SourceDocument,
): Promise<Outcome<LoadedProposal>> {
  const registers = await loadFormRegisters(db);
  const found = document.projectId === null ? null : await findStandingText(db, actor, document.projectId);
  if (found?.ok === false) return found;
  const standing = found?.value ?? null;
  const earlier = document.replaces === null ? null : await getDocument(db, document.replaces);
  // What staff made of the earlier state tells only about the project it went into.
  const before = earlier !== null && earlier.projectId === document.projectId ? earlier : null;
  const reading = document.reading as ReadRecord;
  const alike = await listOrganisationCandidates(
    db,
    unknownNames(reading.statements, { registers }).slice(0, mostNames),
  );
  const proposal = proposeDraft(
    { reading, text: document.text },
    {
      registers,
      name: document.name,
      url: document.url ?? undefined,
      receivedOn: dayInSofia(document.createdAt),
      standing: standing?.draft,
      earlier:
        before === null
          ? undefined
          : { reading: before.reading as ReadRecord, text: before.text, choices: before.choices },
      alike,
      words: draftWords,
    },
  );
  return { ok: true, value: { proposal, standing }, touched: [] };
}

/** What the list calls a project whose page has no title: the file's name without its ending, else the source's. */
function calledBy({ id, name }: SourceDocument, { source }: Proposal): string {
  const bare = name.trim().replace(/\.\p{L}{2,5}$/u, '');
  return bare || (source.texts[`sources[${source.id}].title`] ?? id);
}

export interface MadeDraft extends DraftedProject {
  /** What is still to be answered. */
  open: ProposedField[];
}

/** Makes the draft of the document with these choices. A repeat of the operation gives what the first one made. */
export async function makeDraft(
  db: Database,
  actor: StaffActor | typeof operator,
  {
    operationId,
    documentId,
    choices,
    locale = 'en',
  }: {
    operationId: string;
    documentId: string;
    choices: Choices /** In which notes are written. */;
    locale?: Locale;
  },
  { now = new Date(), newId }: { now?: Date; newId?: () => string } = {},
): Promise<Outcome<MadeDraft>> {
  const document = await getDocument(db, documentId);
  if (document === null) return refuse('not-found');
  if (actor !== operator && !canChangeDocument(actor, await documentFacts(db, document)))
    return refuse('forbidden');
  if (document.state === 'dismissed' || document.state === 'refused')
    return refuse('wrong-state', '', { state: document.state });
  const loaded = await loadProposal(db, actor, document);
  if (!loaded.ok) return loaded;
  const { proposal, standing } = loaded.value;
  const chosen = draftOf(proposal, choices, standing?.draft);
  const noted = notedFields(proposal, choices);
  const kept = Object.fromEntries(noted.map(({ id }) => [id, { taken: false, option: keepWords }]));
  const touched: string[] = [];
  const made = await draftFromSource(
    db,
    actor,
    {
      operationId,
      documentId,
      draft: chosen.draft,
      name: calledBy(document, proposal),
      ...(standing === null ? {} : { projectId: standing.projectId, baseRevision: standing.revision }),
    },
    {
      before: (tx, draft) => learn(tx, actor, chosen.learnt, draft, touched),
      after: async (tx, { projectId, editionId, isNew }) => {
        await noteDown(tx, actor, noted, { projectId, editionId, locale, now });
        const isMarked = await markDrafted(
          tx,
          { documentId, projectId, choices: { ...choices, ...kept }, isNew },
          now,
        );
        return isMarked ? null : { ok: false, issues: [{ field: '', code: 'wrong-state' }] };
      },
    },
    { now, ...(newId === undefined ? {} : { newId }) },
  );
  if (!made.ok) return made;
  return { ok: true, value: { ...made.value, open: chosen.open }, touched: [...made.touched, ...touched] };
}

/** Keeps the words for which no register has an entry as notes beside their fields. */
async function noteDown(
  tx: Transaction,
  actor: StaffActor | typeof operator,
  fields: readonly ProposedField[],
  { projectId, editionId, locale, now }: { projectId: string; editionId: string; locale: Locale; now: Date },
): Promise<void> {
  for (const { field, raw } of fields) {
    const authorId = actor === operator ? systemAuthor : actor.personId;
    const text = noteWords(field, squeezed(raw), locale);
    const note = await writeNote(tx, { editionId, path: field, text, authorId }, { now });
    await recordAudit(tx, {
      personId: actor === operator ? null : actor.personId,
      action: 'note.added',
      kind: 'project',
      subject: projectId,
      details: { edition: editionId, note, path: field },
    });
  }
}

/** Teaches the register what was said about names, and writes new addresses into the draft. */
async function learn(
  tx: Transaction,
  actor: StaffActor | typeof operator,
  learnt: readonly LearntOrganisation[],
  draft: Draft,
  touched: string[],
): Promise<{ ok: true; draft: Draft } | { ok: false; issues: Issue[] }> {
  const changed: Record<string, string> = { ...draft };
  for (const { name, path, slug, country } of learnt) {
    const outcome =
      slug === null
        ? await learnOrganisation(tx, actor, { name, country }, { reproject: reprojectProjects })
        : await learnAlias(tx, actor, { slug, name }, { reproject: reprojectProjects });
    if (!outcome.ok) return outcome;
    changed[path] = outcome.value.slug;
    touched.push(...outcome.touched);
  }
  return { ok: true, draft: changed };
}
