import { randomUUID } from 'node:crypto';
import type { Database } from '#lib/db/client.ts';
import { askPromoter, revokeQuestion } from '#lib/projects/commands/ask-promoter.ts';
import { approveEdition, submitEdition } from '#lib/projects/commands/review-edition.ts';
import { trashProject } from '#lib/projects/commands/trash-project.ts';
import { withdrawProject } from '#lib/projects/commands/withdraw-project.ts';
import { keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { hardWords, headOf, type OwnProject } from '#tests/support/draft-project.ts';
import { expect, type SignedIn, test } from '#tests/support/staff-site.ts';
import {
  type Hands,
  must,
  type ProjectState,
  projectIn,
  rewrite,
} from '#tests/support/staff-states/projects.ts';

test.use({ javaScriptEnabled: false, expectedStatuses: [401, 403, 404, 409, 410, 413, 422] });

/** What happens between opening a form and sending it. */
type Meanwhile = (
  db: Database,
  told: { hands: Hands; own: OwnProject; writer: SignedIn },
) => Promise<unknown>;

interface Case {
  by: 'officer' | 'approver' | 'lead';
  state: ProjectState;
  /** Screen of the project, or a whole address below the language. */
  screen: string;
  form: string;
  field: string;
  meanwhile: Meanwhile;
}

const reasons = { reasonEn: 'Because.', reasonBg: 'Защото.' };

const sessionEnds: Meanwhile = (db, { writer }) =>
  db.session.deleteMany({ where: { personId: writer.actor.personId } });
const roleIsTaken: Meanwhile = (db, { writer }) =>
  db.membership.deleteMany({ where: { personId: writer.actor.personId } });
const isTrashed: Meanwhile = async (db, { hands, own: { projectId } }) =>
  must(await trashProject(db, hands.lead, { projectId }));
const isSent: Meanwhile = async (db, { hands, own: { editionId } }) =>
  must(await submitEdition(db, hands.officer, { editionId }));
const isWithdrawn: Meanwhile = async (db, { hands, own: { projectId } }) =>
  must(await withdrawProject(db, hands.lead, { projectId, ...reasons, operationId: randomUUID() }));
const isRewritten: Meanwhile = (db, { hands, own }) =>
  rewrite(db, hands.officer, own, { 'summary.en': 'Another text, which voids the approval.' });

const cases: Record<string, Case> = {
  'a note, and the project is put away': {
    by: 'officer',
    state: 'draft',
    screen: 'review',
    form: '/notes',
    field: 'text',
    meanwhile: isTrashed,
  },
  'a note, and the session ends': {
    by: 'officer',
    state: 'draft',
    screen: 'review',
    form: '/notes',
    field: 'text',
    meanwhile: sessionEnds,
  },
  'a note, and the role is taken away': {
    by: 'officer',
    state: 'draft',
    screen: 'review',
    form: '/notes',
    field: 'text',
    meanwhile: roleIsTaken,
  },
  'a word to the reviewer, and somebody else has sent it': {
    by: 'officer',
    state: 'draft',
    screen: 'review',
    form: '/submit',
    field: 'note',
    meanwhile: isSent,
  },
  'a request for changes, and the project is put away': {
    by: 'approver',
    state: 'in review',
    screen: 'review',
    form: '/ask-changes',
    field: 'reason',
    meanwhile: isTrashed,
  },
  'a request for changes, and it was approved and rewritten': {
    by: 'approver',
    state: 'in review',
    screen: 'review',
    form: '/ask-changes',
    field: 'reason',
    meanwhile: async (db, told) => {
      const revision = (await headOf(db, told.own.projectId)).id;
      must(await approveEdition(db, told.hands.approver, { editionId: told.own.editionId, revision }));
      await isRewritten(db, told);
    },
  },
  'a reason to publish, and the approval is void': {
    by: 'approver',
    state: 'approved',
    screen: 'publish',
    form: '/publish',
    field: 'reasonBg',
    meanwhile: isRewritten,
  },
  'a reason to publish, and the project is put away': {
    by: 'approver',
    state: 'approved',
    screen: 'publish',
    form: '/publish',
    field: 'reasonEn',
    meanwhile: isTrashed,
  },
  'a reason to withdraw, and somebody else did': {
    by: 'lead',
    state: 'published',
    screen: 'manage',
    form: '/withdraw',
    field: 'reasonBg',
    meanwhile: isWithdrawn,
  },
  'a reason to remove, and the session ends': {
    by: 'lead',
    state: 'published',
    screen: 'manage',
    form: '/gone',
    field: 'reasonBg',
    meanwhile: sessionEnds,
  },
  'a new address, and the project is put away': {
    by: 'lead',
    state: 'draft',
    screen: 'manage',
    form: '/rename',
    field: 'slug',
    meanwhile: isTrashed,
  },
  'a letter to the promoter, and the role is taken away': {
    by: 'officer',
    state: 'draft',
    screen: 'questions',
    form: '/questions',
    field: 'message',
    meanwhile: roleIsTaken,
  },
  'a title of a new project, and the role is taken away': {
    by: 'officer',
    state: 'draft',
    screen: '/staff/projects/new',
    form: '/staff/api/projects',
    field: 'titleBg',
    meanwhile: roleIsTaken,
  },
  'a name of an organisation, and the role is taken away': {
    by: 'officer',
    state: 'draft',
    screen: '/staff/registers/organisations/new',
    form: '/organisations',
    field: 'nameBg',
    meanwhile: roleIsTaken,
  },
  'the text itself, and the project is put away': {
    by: 'officer',
    state: 'draft',
    screen: 'edit',
    form: '/save',
    field: 'goal.bg',
    meanwhile: isTrashed,
  },
  'the text itself, and the role is taken away': {
    by: 'officer',
    state: 'draft',
    screen: 'edit',
    form: '/save',
    field: 'goal.bg',
    meanwhile: roleIsTaken,
  },
  'the text itself, and the role becomes a smaller one': {
    by: 'officer',
    state: 'draft',
    screen: 'edit',
    form: '/save',
    field: 'number',
    meanwhile: (db, { writer }) =>
      db.membership.updateMany({
        where: { personId: writer.actor.personId },
        data: { role: 'communication' },
      }),
  },
};

for (const [what, { by, state, screen, form: action, field, meanwhile }] of Object.entries(cases))
  test(`nothing written is lost without a script: ${what}`, async ({ db, signedIn, sessionOf }) => {
    const hands = {
      officer: (await sessionOf('officer')).actor,
      approver: (await sessionOf('approver')).actor,
      lead: (await sessionOf('lead')).actor,
    };
    const own = await projectIn(db, hands, state);
    // Loses the session or the role, and is nobody whom another test goes on with.
    const writer = await signedIn(by, { name: what, email: `${randomUUID()}@example.org` });
    const { page } = writer;
    await page.goto(
      screen.startsWith('/') ? `/bg${screen}` : `/bg/staff/projects/${own.projectId}/${screen}`,
    );
    const form = page.locator(`form[action$="${action}"]`);
    const folded = page.locator('details:not([open])', { has: form });
    for (const each of await folded.all()) await each.locator('> summary').click();
    const written = `${hardWords} ${state}`;
    await form.locator(`[name="${field}"]`).fill(written);
    await meanwhile(db, { hands, own, writer });
    await form
      .locator(action === '/save' ? '#editor-save' : 'button')
      .first()
      .click();
    await expect(page).toHaveURL(/\/staff\/api\//);
    await expect(page.locator(`[name="${field}"]`).first()).toHaveValue(written);
    await expect(page.locator(`[name="${field}"]`).first()).toBeVisible();
  });

test('nothing written is lost without a script: an answer of a promoter, and the question is taken back', async ({
  db,
  page,
  sessionOf,
}) => {
  const { actor } = await sessionOf('officer');
  const hands = { officer: actor, approver: actor, lead: actor };
  const { projectId } = await projectIn(db, hands, 'draft');
  const [questionId, token] = [randomUUID(), randomUUID()];
  const question = {
    questionId,
    projectId,
    email: 'promoter@example.org',
    locale: 'bg',
    paths: ['goal.bg'],
    message: '',
    days: 7,
  };
  const letter = () => ({ subject: 'Въпрос', text: 'Въпрос' });
  must(await askPromoter(db, actor, question, { letter, newToken: () => token }));
  await page.goto(`/bg/staff/questions/${token}`);
  await page.locator('[name="answer:goal.bg"]').fill(hardWords);
  must(await revokeQuestion(db, actor, { questionId }));
  await page.locator('main form button').click();
  await expect(page).toHaveURL(/\/staff\/api\//);
  await expect(page.locator('[name="answer:goal.bg"]')).toHaveValue(hardWords);
});

test('nothing written is lost without a script: a text written anew on the page of conflicts and not chosen', async ({
  db,
  signedIn,
  sessionOf,
}) => {
  const [anna, boris] = [
    await signedIn('officer', { name: 'Anna' }),
    await sessionOf('officer', { name: 'Boris' }),
  ];
  const hands = { officer: anna.actor, approver: anna.actor, lead: anna.actor };
  const own = await projectIn(db, hands, 'draft');
  const head = await headOf(db, own.projectId);
  const draft = { ...(head.draft as Draft), 'summary.en': 'Mine' };
  const copy = { editionId: own.editionId, formId: 'mine', generation: 1, baseRevision: head.id, draft };
  must(await keepWorkingCopy(db, anna.actor, copy));
  await rewrite(db, boris.actor, own, { 'summary.en': 'Theirs' });
  const { page } = anna;
  await page.goto(`/en/staff/projects/${own.projectId}/conflict?form=mine`);
  await page.getByRole('radio', { name: 'Keep theirs' }).check();
  await page.locator('[name="text:summary.en"]').fill(hardWords);
  await page.getByRole('button', { name: 'Save the chosen texts' }).click();
  await expect(page.locator('[data-error-summary] a')).toBeVisible();
  await expect(page.locator('[name="text:summary.en"]')).toHaveValue(hardWords);
  await expect(page.getByRole('radio', { name: 'Keep theirs' })).toBeChecked();
  await page.getByRole('radio', { name: 'Write it anew' }).check();
  await page.getByRole('button', { name: 'Save the chosen texts' }).click();
  await page.waitForURL(/saved=/);
  expect((await headOf(db, own.projectId)).draft).toMatchObject({ 'summary.en': hardWords });
});

/** Lines of words, so many characters long: one word without an end takes a browser minutes to set. */
const lines = (words: string, length: number) =>
  `${words}\n`.repeat(Math.floor(length / (words.length + 1))).trimEnd();

test('a text of a megabyte, three on its way, is saved without a script; a longer one is handed back', async ({
  db,
  signedIn,
}) => {
  test.setTimeout(120_000);
  const anna = await signedIn('officer', { name: 'A long writer' });
  const hands = { officer: anna.actor, approver: anna.actor, lead: anna.actor };
  const { projectId } = await projectIn(db, hands, 'draft');
  const { page } = anna;
  const save = async (text: string) => {
    await page.goto(`/bg/staff/projects/${projectId}/edit`);
    await page.locator('[name="goal.bg"]').evaluate((area: HTMLTextAreaElement, value) => {
      area.value = value;
    }, text);
    await page.locator('#editor-save').click();
  };
  const long = lines('Ред от дълъг разказ, който никой не бива да губи.', 500_000);
  await save(long);
  await page.waitForURL(/saved=/);
  expect(((await headOf(db, projectId)).draft as Draft)['goal.bg'] === long).toBe(true);
  const longer = lines('Още по-дълъг разказ, по-дълъг от приеманото.', 1_300_000);
  await save(longer);
  await expect(page).toHaveURL(/\/staff\/api\//);
  await expect(page.locator('h1')).toBeVisible();
  expect((await page.locator('[name="goal.bg"]').inputValue()) === longer).toBe(true);
});
