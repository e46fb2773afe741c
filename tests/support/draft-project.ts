/** Projects that proofs and benchmarks write in: a draft with a long story, made by the commands staff use. */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** Words that break what is careless with them: Cyrillic, both kinds of quotes, emoji of several code points. */
export const hardWords = 'Децата от „Изток“ казаха: “we read” — 👧🏽👨‍👩‍👧‍👦 ѝ е 5 € & <b>не</b>';

/** A narrative of 60,000 characters, each paragraph told from the others. */
export const longNarrative = narrativeOf(60_000);

function narrativeOf(length: number): string {
  let text = '';
  for (let index = 1; text.length < length; index += 1) text += `${index}. ${hardWords}\n\n`;
  return text.slice(0, length).toWellFormed().trimEnd().padEnd(length, 'я');
}

export interface OwnProject {
  projectId: string;
  editionId: string;
}

/** A project with a long story, not public, made by the commands staff use. */
export async function aDraftProject(db: Database, actor: StaffActor, more: Draft = {}): Promise<OwnProject> {
  const operationId = randomUUID();
  const made = await createProject(db, actor, {
    titleEn: `Proof ${operationId.slice(0, 8)}`,
    titleBg: `Проба ${operationId.slice(0, 8)}`,
    programme: null,
    operationId,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  const { projectId, editionId } = made.value;
  const head = await headOf(db, projectId);
  const saved = await saveEdition(db, actor, {
    editionId,
    formId: 'made',
    baseRevision: head.id,
    operationId: randomUUID(),
    draft: {
      ...(head.draft as Draft),
      'summary.en': 'A project for proofs.',
      'goal.bg': longNarrative,
      results: 'children',
      'results[children].title.en': 'Children reached',
      'results[children].expected.number': '120',
      ...more,
    },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
  return { projectId, editionId };
}

/** The newest revision of a project. */
export async function headOf(db: Database, projectId: string) {
  return await db.revision.findFirstOrThrow({ where: { projectId }, orderBy: { number: 'desc' } });
}

/** The text of the newest revision at a path. */
export async function savedText(db: Database, projectId: string, path: string): Promise<string> {
  return ((await headOf(db, projectId)).draft as Draft)[path] ?? '';
}
