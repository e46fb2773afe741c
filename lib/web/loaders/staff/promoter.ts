/** Loads the questions about a project for staff, and one question for the promoter who has its link. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { type Locale, pick } from '#lib/format/localized.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { canDo, forbiddenPaths } from '#lib/projects/policy.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import {
  currentDraft,
  findOpenQuestion,
  listOpenAnswers,
  listPromoterQuestions,
} from '#lib/projects/queries/promoter-questions.ts';
import { toEntry } from '#lib/projects/record/edition.ts';
import { askablePaths } from '#lib/projects/rules/askable.ts';
import type { PromoterQuestion } from '#lib/projects/schema/promoter-question.ts';
import { textAt } from '#lib/versioning/draft.ts';
import { type Loaded, type ProjectHead, projectHead } from '#lib/web/loaders/staff/project.ts';
import { authorName } from '#lib/web/staff/author-name.ts';

export interface ShownQuestion extends Omit<PromoterQuestion, 'askedBy' | 'answer'> {
  by: string;
  fields: { path: string; name: string; now: string; answer: string }[];
}

export interface QuestionsScreen {
  project: ProjectHead;
  questions: ShownQuestion[];
  askable: { path: string; name: string }[];
  mayAsk: boolean;
}

/** The questions about a project, and the facts that may be asked for. */
export async function loadQuestions(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
): Promise<Loaded<QuestionsScreen>> {
  const db = staffDatabase();
  const questions = await listPromoterQuestions(db, actor, projectId, new Date());
  const row = await db.entry.findUnique({ where: { projectId } });
  if (questions === null || row === null) return { ok: false, code: 'not-found' };
  const draft = await currentDraft(db, projectId);
  const registers = await loadFormRegisters(db);
  const name = (path: string) => pathName(locale, path, [draft], registers);
  const askable = askablePaths(draft);
  const refused = new Set(forbiddenPaths(actor, row.programme, askable));
  return {
    ok: true,
    value: {
      project: projectHead(toEntry(row), locale),
      questions: questions.map(({ askedBy, answer, ...question }) => ({
        ...question,
        by: authorName(askedBy, locale),
        fields: question.paths.map((path) => ({
          path,
          name: name(path),
          now: textAt(draft, path),
          answer: answer?.[path] ?? '',
        })),
      })),
      askable: askable.filter((path) => !refused.has(path)).map((path) => ({ path, name: name(path) })),
      mayAsk: canDo(actor, 'submit', row.programme),
    },
  };
}

/** Answers that wait for somebody who may decide them, for My work. */
export async function loadOpenAnswers(
  actor: StaffActor,
  locale: Locale,
): Promise<{ questionId: string; projectId: string; title: string; answeredAt: Date }[]> {
  const rows = await listOpenAnswers(staffDatabase(), actor);
  return rows.map(({ questionId, projectId, title, answeredAt }) => ({
    questionId,
    projectId,
    answeredAt,
    title:
      pick({ ...(title.en && { en: title.en }), ...(title.bg && { bg: title.bg }) }, locale).text ||
      projectId,
  }));
}

export interface QuestionPage {
  title: string;
  message: string;
  expiresAt: Date;
  answeredAt: Date | null;
  fields: { path: string; name: string; now: string; answer: string }[];
}

/** What the promoter with this link is asked; null when it does not work. */
export async function loadQuestionPage(token: string, locale: Locale): Promise<QuestionPage | null> {
  const found = await findOpenQuestion(staffDatabase(), token, new Date());
  if (found === null) return null;
  const { title, draft, fields, ...question } = found;
  const registers = await loadFormRegisters(staffDatabase());
  return {
    ...question,
    title: pick({ ...(title.en && { en: title.en }), ...(title.bg && { bg: title.bg }) }, locale).text,
    fields: fields.map((field) => ({ ...field, name: pathName(locale, field.path, [draft], registers) })),
  };
}
