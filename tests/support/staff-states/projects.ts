/** One project in every state that staff can meet it in, each brought there by the commands staff use. */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { mergeProjects } from '#lib/projects/commands/merge-projects.ts';
import { addNote, resolveNote } from '#lib/projects/commands/notes.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { publishEdition } from '#lib/projects/commands/publish-edition.ts';
import { renameProject } from '#lib/projects/commands/rename-project.ts';
import { approveEdition, askForChanges, submitEdition } from '#lib/projects/commands/review-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { schedulePublication } from '#lib/projects/commands/schedule-publication.ts';
import { trashProject } from '#lib/projects/commands/trash-project.ts';
import { markGone, withdrawProject } from '#lib/projects/commands/withdraw-project.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { headOf, type OwnProject } from '#tests/support/draft-project.ts';

export const projectStates = [
  'empty',
  'draft',
  'unreadable',
  'in review',
  'changes asked',
  'approved',
  'scheduled',
  'published',
  'published and edited',
  'withdrawn',
  'gone',
  'merged',
  'trashed',
] as const;
export type ProjectState = (typeof projectStates)[number];

/** Who brings projects into their states. */
export interface Hands {
  officer: StaffActor;
  approver: StaffActor;
  lead: StaffActor;
}

/** The value of what was done; what was refused stops the tests. */
export function must<Value>(
  outcome: { ok: true; value: Value } | { ok: false; issues: readonly unknown[] },
): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.value;
}

/** All that a page needs to be published, with every kind of text in it. */
export const wholeText = (title: string, titleBg: string): Draft => ({
  'title.en': title,
  'title.bg': titleBg,
  'summary.en': `What “${title}” is about, in a sentence or two.`,
  'summary.bg': `За какво е „${titleBg}“, в едно-две изречения.`,
  'goal.en': 'Children who were read to become readers.\n\n- in libraries\n- at home',
  'goal.bg': 'Деца, на които е четено, стават читатели.\n\n- в библиотеки\n- у дома',
  grant: '123 456 EUR',
  startsOn: '2025-03-01',
  endsOn: '2026-08-31',
  places: 'lom',
  'places[lom].place': '44238',
  targetGroups: 'roma',
  'targetGroups[roma].basis': 'declared',
  results: 'children',
  'results[children].title.en': 'Children reached',
  'results[children].title.bg': 'Обхванати деца',
  'results[children].expected.number': '120',
  'results[children].achieved.number': '118',
  sources: 'page',
  'sources[page].title': 'A page',
  'sources[page].publisher.en': 'A publisher',
  'sources[page].language': 'en',
  'sources[page].url': 'https://example.org/page',
  'sources[page].receivedOn': '2026-11-20',
});

/** Texts that can be saved and not read, and a word longer than a narrow screen. */
const badText = {
  grant: '€ 34,649',
  startsOn: 'когато и да е',
  endsOn: '31.02.2026',
  'sources[page].url': `https://example.org/${'непрекъснато-дълъг-адрес-'.repeat(6)}`,
};

const reasons = {
  reasonEn: 'The figures of the last report were added.',
  reasonBg: 'Добавени са числата от последния отчет.',
};

/** Saves `draft` over what stands there. */
export async function rewrite(db: Database, actor: StaffActor, own: OwnProject, draft: Draft): Promise<void> {
  const head = await headOf(db, own.projectId);
  must(
    await saveEdition(db, actor, {
      editionId: own.editionId,
      formId: 'made',
      baseRevision: head.id,
      draft: { ...(head.draft as Draft), ...draft },
      operationId: randomUUID(),
    }),
  );
}

async function begin(db: Database, actor: StaffActor, title: string, titleBg: string): Promise<OwnProject> {
  const { projectId, editionId } = must(
    await createProject(db, actor, {
      titleEn: title,
      titleBg,
      programme: null,
      operationId: randomUUID(),
    }),
  );
  return { projectId, editionId };
}

async function approve(db: Database, { officer, approver }: Hands, own: OwnProject): Promise<string> {
  const { editionId, projectId } = own;
  must(await submitEdition(db, officer, { editionId, note: 'Please look at the results.' }));
  const revision = (await headOf(db, projectId)).id;
  must(await approveEdition(db, approver, { editionId, revision }));
  return revision;
}

async function publish(db: Database, hands: Hands, own: OwnProject): Promise<void> {
  const revision = await approve(db, hands, own);
  const input = { editionId: own.editionId, revision, ...reasons, operationId: randomUUID() };
  must(await publishEdition(db, hands.approver, input));
}

/** From a saved text to the state, by the people whose task it is. */
const ways: Record<ProjectState, (db: Database, hands: Hands, own: OwnProject) => Promise<void>> = {
  empty: async () => {},
  draft: async (db, { officer }, { editionId }) => {
    must(await addNote(db, officer, { editionId, path: 'results', text: 'Is “reached” the right word?' }));
    const { noteId } = must(
      await addNote(db, officer, { editionId, path: '', text: 'Все още няма снимки.' }),
    );
    must(await resolveNote(db, officer, { noteId }));
  },
  unreadable: async (db, { officer }, own) => rewrite(db, officer, own, badText),
  'in review': async (db, { officer }, { editionId }) => {
    must(await submitEdition(db, officer, { editionId, note: 'Ready — „почти“.' }));
  },
  'changes asked': async (db, { officer, approver }, { editionId }) => {
    must(await submitEdition(db, officer, { editionId }));
    must(await askForChanges(db, approver, { editionId, reason: 'Which school?\nКое училище?' }));
  },
  approved: async (db, hands, own) => void (await approve(db, hands, own)),
  scheduled: async (db, hands, own) => {
    await approve(db, hands, own);
    const at = new Date(Date.now() + 30 * 86_400_000);
    must(await schedulePublication(db, hands.approver, { editionId: own.editionId, at, ...reasons }));
  },
  published: async (db, hands, own) => {
    await publish(db, hands, own);
    const slug = `state-${randomUUID()}`;
    must(await renameProject(db, hands.lead, { projectId: own.projectId, slug }));
  },
  'published and edited': async (db, hands, own) => {
    await publish(db, hands, own);
    const { editionId } = must(await openEdition(db, hands.officer, { projectId: own.projectId }));
    own.editionId = editionId;
    await rewrite(db, hands.officer, own, {
      'summary.en': 'What it is about, said anew and at more length than before.',
      'results[children].achieved.number': '131',
    });
  },
  withdrawn: async (db, hands, own) => {
    await publish(db, hands, own);
    const input = { projectId: own.projectId, ...reasons, operationId: randomUUID() };
    must(await withdrawProject(db, hands.lead, input));
  },
  gone: async (db, hands, own) => {
    await publish(db, hands, own);
    must(await markGone(db, hands.lead, { projectId: own.projectId, ...reasons, operationId: randomUUID() }));
  },
  merged: async (db, hands, { projectId }) => {
    const into = await begin(db, hands.officer, 'The one that stays', 'Този, който остава');
    const { draft } = await headOf(db, into.projectId);
    must(
      await mergeProjects(db, hands.lead, {
        from: projectId,
        into: into.projectId,
        draft: draft as Draft,
        operationId: randomUUID(),
      }),
    );
  },
  trashed: async (db, { lead }, { projectId }) => void must(await trashProject(db, lead, { projectId })),
};

/** Makes the project that is in `state`. */
export async function projectIn(db: Database, hands: Hands, state: ProjectState): Promise<OwnProject> {
  const [title, titleBg] = [
    `Reading aloud in the villages along the river (${state})`,
    `Четене на глас в селата край реката (${state})`,
  ];
  const own = await begin(db, hands.officer, title, titleBg);
  if (state !== 'empty') await rewrite(db, hands.officer, own, wholeText(title, titleBg));
  await ways[state](db, hands, own);
  return own;
}
