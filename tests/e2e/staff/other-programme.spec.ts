import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { type StaffRole, staffRoles } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { uploadAsset } from '#lib/media/commands/upload.ts';
import { askPromoter } from '#lib/projects/commands/ask-promoter.ts';
import { addNote } from '#lib/projects/commands/notes.ts';
import { prepareBatch } from '#lib/projects/commands/prepare-batch.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { shareEdition } from '#lib/projects/commands/share-edition.ts';
import { keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import { openStorage } from '#lib/storage/open.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { aDraftProject, headOf } from '#tests/support/draft-project.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { aPicture } from '#tests/support/pictures.ts';
import { expect, type SignedIn, test } from '#tests/support/staff-site.ts';
import { staffAddresses } from './addresses.ts';

/** The programme of what is looked for, and the one in which those work who look for it. */
const theirs = 'justice';
const own = 'local-development';

interface Secrets {
  /** Stands in everything that is theirs. */
  word: string;
  ids: Record<
    | 'project'
    | 'edition'
    | 'revision'
    | 'earlier'
    | 'note'
    | 'link'
    | 'question'
    | 'batch'
    | 'asset'
    | 'person',
    string
  >;
}

function valueOf<Value>(
  outcome: { ok: true; value: Value } | { ok: false; issues: readonly unknown[] },
): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.value;
}

/** A project of their programme with one of everything that can belong to a project, each with the word in it. */
async function plant(db: Database, { actor: lead }: SignedIn, everybody: SignedIn): Promise<Secrets> {
  const word = `secret${randomUUID().replaceAll('-', '')}`;
  const storage = await openStorage(process.env['TEST_DATA_DIR'] ?? '', null);
  const photo = {
    fileName: 'photo.jpg',
    operationId: randomUUID(),
    bytes: await aPicture('jpeg', 640, 480),
  };
  const { assetId: asset } = valueOf(await uploadAsset(db, lead, photo, { storage }));
  const { projectId, editionId } = await aDraftProject(db, everybody.actor, {
    photos: asset,
    'title.en': word,
  });
  const earlier = (await headOf(db, projectId)).id;
  await db.entry.update({ where: { projectId }, data: { programme: theirs } });
  const save = valueOf(
    await saveEdition(db, lead, {
      editionId,
      formId: 'planted',
      baseRevision: earlier,
      operationId: randomUUID(),
      draft: {
        ...((await headOf(db, projectId)).draft as Draft),
        programme: theirs,
        'goal.en': `A goal with ${word}`,
      },
    }),
  );
  expect(save).toBeDefined();
  const head = await headOf(db, projectId);
  await db.edition.update({ where: { id: editionId }, data: { state: 'in-review', reason: word } });
  await db.entry.update({ where: { projectId }, data: { editionState: 'in-review' } });
  const note = valueOf(
    await addNote(db, lead, { editionId, path: 'goal.en', text: word, operationId: randomUUID() }),
  );
  const link = valueOf(await shareEdition(db, lead, { editionId, days: 3 }));
  const questionId = randomUUID();
  valueOf(
    await askPromoter(
      db,
      lead,
      {
        questionId,
        projectId,
        email: `${word}@example.org`,
        locale: 'en',
        paths: ['goal.en'],
        message: word,
        days: 3,
      },
      { letter: () => ({ subject: word, text: word }) },
    ),
  );
  const batch = randomUUID();
  valueOf(
    await prepareBatch(db, lead, {
      batchId: batch,
      kind: 'bulk-change',
      plan: { field: 'website', value: word },
      rows: [{ projectId, cells: { website: `https://${word}.example` } }],
    }),
  );
  const copy = { editionId, formId: 'theirs', generation: 1, baseRevision: head.id, focus: null };
  valueOf(await keepWorkingCopy(db, lead, { ...copy, draft: { 'goal.en': `unsaved ${word}` } }));
  const ids = {
    project: projectId,
    edition: editionId,
    revision: head.id,
    earlier,
    note: note.noteId,
    link: link.shareLinkId,
    question: questionId,
    batch,
    asset,
    person: lead.personId,
  };
  return { word, ids };
}

/** Every page that could show it. */
function pagesOf({ ids: { project, edition, batch, asset, person } }: Secrets): string[] {
  const tabs = [
    'edit',
    'preview',
    'review',
    'history',
    'publish',
    'questions',
    'manage',
    'merge',
    'recover',
    'conflict',
  ];
  return [
    ...Object.values(staffAddresses).map(({ path }) => path.replace('{id}', project)),
    ...tabs.map((tab) => `/staff/projects/${project}/${tab}`),
    `/staff/projects/${project}/history/compare?from=1&to=2`,
    `/staff/projects/${project}/conflict?form=theirs`,
    `/staff/projects/${project}/recover?form=theirs`,
    `/staff/unsaved/${edition}`,
    `/staff/unsaved/${edition}?form=theirs`,
    `/staff/projects?q=secret`,
    `/staff/projects?programme=${theirs}&selected=${project}`,
    `/staff/bulk?selected=${project}`,
    `/staff/bulk/${batch}`,
    `/staff/media?project=${project}`,
    `/staff/media/${asset}`,
    `/staff/media/${asset}?project=${project}`,
    `/staff/people/${person}`,
    `/staff/registers/programmes/${theirs}`,
    `/staff/translations?programme=${theirs}`,
  ];
}

/** Every deed on it, as a form of ours would post it. */
function deedsOn({ ids }: Secrets): [path: string, form: Record<string, string>][] {
  const operationId = randomUUID();
  const reasons = { reasonEn: 'Because', reasonBg: 'Защото', confirm: 'yes' };
  const edition = `editions/${ids.edition}`;
  const project = `projects/${ids.project}`;
  const draft = { projectId: ids.project, formId: 'theirs', baseRevision: ids.revision, operationId };
  return [
    [`${edition}/save`, { ...draft, 'f:goal.en': 'mine' }],
    [`${edition}/rows`, { ...draft, generation: '2', action: 'add:results' }],
    [`${edition}/notes`, { path: 'goal.en', text: 'mine', operationId }],
    [`${edition}/notes/resolve`, { noteId: ids.note }],
    [`${edition}/approve`, { revision: ids.revision }],
    [`${edition}/ask-changes`, { reason: 'mine' }],
    [`${edition}/submit`, { note: 'mine' }],
    [`${edition}/publish`, { ...reasons, revision: ids.revision, operationId }],
    [
      `${edition}/publish`,
      { ...reasons, revision: ids.revision, operationId, when: 'later', date: '2031-01-01', time: '10:00' },
    ],
    [`${edition}/schedule/cancel`, {}],
    [`${edition}/share`, { days: '3' }],
    [`${edition}/share/revoke`, { shareLinkId: ids.link }],
    [`${project}/open`, {}],
    [`${project}/photos`, { photoId: ids.asset, move: 'remove', operationId }],
    [
      `${project}/questions`,
      { operationId, email: 'mine@example.org', locale: 'en', paths: 'goal.en', message: '', days: '3' },
    ],
    [`${project}/rename`, { slug: 'mine-now' }],
    [`${project}/republish`, { ...reasons, operationId }],
    [`${project}/restore`, {}],
    [`${project}/restore-revision`, { revision: ids.earlier, operationId }],
    [`${project}/trash`, {}],
    [`${project}/undo-merge`, {}],
    [`${project}/withdraw`, { ...reasons, operationId }],
    [`${project}/gone`, { ...reasons, operationId }],
    [
      `${project}/merge`,
      { into: ids.project, fromRevision: ids.revision, intoRevision: ids.revision, operationId },
    ],
    ...['apart', 'together'].map((act): [string, Record<string, string>] => [
      `${project}/told-apart`,
      { act, otherId: 'partnership-with-a-cause' },
    ]),
    ['questions/decide', { questionId: ids.question, operationId, deed: 'aside' }],
    ['questions/revoke', { questionId: ids.question }],
    [`bulk/${ids.batch}/apply`, {}],
    [`bulk/${ids.batch}/undo`, {}],
    [`people/roles`, { personId: ids.person, roles: `administrator:${own}` }],
    ['people/disable', { personId: ids.person }],
    ['people/erase', { personId: ids.person, confirm: 'yes' }],
    ['people/end-sessions', { personId: ids.person }],
    ['people/reset-second-factor', { personId: ids.person }],
    ['people/four-eyes', { programme: theirs, fourEyes: 'no' }],
    [
      'people/invite',
      { name: 'Mine', email: `${operationId}@example.org`, language: 'en', roles: `lead:${theirs}` },
    ],
    [
      'people/invite',
      { name: 'Mine', email: `${operationId}@example.org`, language: 'en', roles: 'administrator' },
    ],
    ['registers/programmes', { slug: theirs, nameEn: 'Mine', nameBg: 'Мое' }],
    ['projects', { titleEn: 'Mine', titleBg: 'Мое', programme: theirs, operationId }],
  ];
}

/** What is theirs, as the database has it. */
async function stateOf(db: Database, { ids }: Secrets): Promise<unknown> {
  const where = { projectId: ids.project };
  return JSON.stringify(
    [
      await db.entry.findMany({ where }),
      await db.edition.findMany({ where }),
      await db.revision.findMany({ where }),
      await db.note.findMany({ where: { editionId: ids.edition } }),
      await db.shareLink.findMany({ where: { editionId: ids.edition } }),
      await db.promoterQuestion.findMany({ where }),
      await db.workingCopy.findMany({ where: { editionId: ids.edition } }),
      await db.presence.findMany({ where: { editionId: ids.edition } }),
      await db.batchRow.findMany({ where: { batchId: ids.batch } }),
      await db.batch.findMany({ where: { id: ids.batch } }),
      await db.membership.findMany({ where: { personId: ids.person } }),
      await db.person.findMany({ where: { id: ids.person } }),
      await db.session.count({ where: { personId: ids.person } }),
      await db.invitation.count({ where: { name: 'Mine' } }),
      await db.entry.count({ where: { titleEn: 'Mine' } }),
      await db.programme.findMany({ where: { slug: theirs } }),
    ],
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );
}

const asScript = (cookie: string) => ({
  cookie,
  accept: 'application/json',
  'sec-fetch-site': 'same-origin',
});

async function post(request: APIRequestContext, cookie: string, path: string, form: Record<string, string>) {
  const answer = await request.post(`${siteUnderTest()}/staff/api/${path}`, {
    form: { page: '/en/staff', ...form },
    maxRedirects: 0,
    headers: asScript(cookie),
  });
  return answer.status();
}

// More than eighty pages are asked for, one after the other.
test.setTimeout(300_000);

let secrets: Secrets;
test.beforeEach(async ({ db, sessionOf }) => {
  secrets ??= await plant(
    db,
    await sessionOf('lead', { programme: theirs, name: 'Their lead' }),
    await sessionOf('administrator', { name: 'Whoever plants' }),
  );
});

/** The pages on which the word is seen. */
async function pagesWithWord(request: APIRequestContext, cookie: string): Promise<string[]> {
  const told: string[] = [];
  for (const page of pagesOf(secrets)) {
    const answer = await request.get(`${siteUnderTest()}/en${page}`, { headers: { cookie } });
    expect(answer.status(), page).toBeLessThan(500);
    if ((await answer.text()).includes(secrets.word)) told.push(page);
  }
  return told;
}

test('to those of the programme the word is shown, so that looking for it means something', async ({
  request,
  sessionOf,
}) => {
  const { cookie } = await sessionOf('lead', { programme: theirs, name: 'Their lead' });
  expect((await pagesWithWord(request, cookie)).length).toBeGreaterThan(10);
});

for (const role of staffRoles satisfies readonly StaffRole[]) {
  test(`a role of ${role} in one programme shows nothing of another, on no page`, async ({
    request,
    sessionOf,
  }) => {
    const { cookie } = await sessionOf(role, { programme: own });
    const told = await pagesWithWord(request, cookie);
    const { ids } = secrets;
    const copy = { formId: 'mine', generation: 1, baseRevision: ids.revision, draft: {} };
    const edition = `${siteUnderTest()}/staff/api/editions/${ids.edition}`;
    const headers = asScript(cookie);
    expect((await request.put(`${edition}/working-copy`, { data: copy, headers })).status()).toBe(403);
    expect((await request.post(`${edition}/presence`, { data: { formId: 'mine' }, headers })).status()).toBe(
      403,
    );
    expect(told).toEqual([]);
  });

  test(`a role of ${role} in one programme does nothing in another, by no form`, async ({
    db,
    request,
    sessionOf,
  }) => {
    const { cookie } = await sessionOf(role, { programme: own });
    const before = await stateOf(db, secrets);
    const letThrough: unknown[] = [];
    for (const [path, form] of deedsOn(secrets)) {
      const status = await post(request, cookie, path, form);
      if (status !== 403 && status !== 404) letThrough.push([path, status]);
    }
    expect(await stateOf(db, secrets)).toEqual(before);
    expect(letThrough).toEqual([]);
  });
}
