/** People, projects, links and letters in every state that a screen of the staff area can show, made once. */
import { randomUUID } from 'node:crypto';
import { invitePerson, operator } from '#lib/accounts/commands/invitation.ts';
import { makeResetLink } from '#lib/accounts/commands/password.ts';
import { disablePerson, erasePerson } from '#lib/accounts/commands/people.ts';
import { createToken } from '#lib/accounts/commands/token.ts';
import type { StaffRole } from '#lib/auth/actor.ts';
import { hashOf } from '#lib/auth/one-time.ts';
import type { Database } from '#lib/db/client.ts';
import { describeAsset, trashAsset } from '#lib/media/commands/describe.ts';
import { uploadAsset } from '#lib/media/commands/upload.ts';
import { answerPromoterQuestion } from '#lib/projects/commands/answer-promoter-question.ts';
import { applyBatch } from '#lib/projects/commands/apply-batch.ts';
import { askPromoter, revokeQuestion } from '#lib/projects/commands/ask-promoter.ts';
import { prepareBatch } from '#lib/projects/commands/prepare-batch.ts';
import { keepView } from '#lib/projects/commands/saved-view.ts';
import { revokeShareLink, shareEdition } from '#lib/projects/commands/share-edition.ts';
import { discardWorkingCopy, keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import { openStorage } from '#lib/storage/open.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { aMember, noLetters } from '#tests/support/accounts.ts';
import { type ActorWishes, aSession } from '#tests/support/actors.ts';
import { hardWords, headOf, type OwnProject } from '#tests/support/draft-project.ts';
import { aPicture } from '#tests/support/pictures.ts';
import { aNewSession } from '#tests/support/sessions.ts';
import type { SignedIn } from '#tests/support/staff-site.ts';
import {
  type Hands,
  must,
  type ProjectState,
  projectIn,
  projectStates,
  rewrite,
} from '#tests/support/staff-states/projects.ts';

/** Somebody of a programme without projects finds every list empty. */
const emptyProgramme = 'nothing-in-it';

const wishes = {
  officer: { role: 'officer', name: 'Ангелина-Александра Хаджипетрова-Константинова' },
  colleague: { role: 'officer', name: 'Борис Борисов' },
  communication: { role: 'communication' },
  approver: { role: 'approver', name: 'Approver Approverova' },
  lead: { role: 'lead' },
  administrator: { role: 'administrator' },
  newcomer: { role: 'officer', programme: emptyProgramme },
  'lead of nothing': { role: 'lead', programme: emptyProgramme },
  'translator of nothing': { role: 'communication', programme: emptyProgramme },
  'without a role': { role: null },
  'without a second factor': { role: 'approver', hasSecondFactor: false },
} as const satisfies Record<string, ActorWishes>;
export type Who = keyof typeof wishes | 'member';

export interface World {
  db: Database;
  people: Readonly<Record<Who, SignedIn>>;
  projects: Readonly<Record<ProjectState, OwnProject>>;
  /** Keys of links that are followed without an account. */
  keys: Readonly<Record<KeyName, string>>;
  /** Ids of everything else, by what it is. */
  ids: Readonly<Record<string, string>>;
  /** Somebody new; for states that end a session. */
  somebody: (role: StaffRole) => Promise<SignedIn>;
}

const keyNames = [
  'shared',
  'shared and unreadable',
  'expired share',
  'revoked share',
  'question',
  'answered question',
  'expired question',
  'revoked question',
  'invitation',
  'used invitation',
  'expired invitation',
  'reset',
  'used reset',
] as const;
type KeyName = (typeof keyNames)[number];

const day = 86_400_000;
const longAgo = new Date(Date.now() - 100 * day);

/** Makes everything. `dataDir` is where the site keeps its files. */
export async function makeWorld(db: Database, dataDir: string): Promise<World> {
  const people = Object.fromEntries(
    await Promise.all(
      Object.entries(wishes).map(async ([who, each]) => [who, await signedIn(db, each)] as const),
    ),
  ) as Record<Who, SignedIn>;
  // The only one who has a password.
  people.member = await aNewSession(db, (await aMember(db)).personId);
  const hands: Hands = {
    officer: people.officer.actor,
    approver: people.approver.actor,
    lead: people.lead.actor,
  };
  const made: [ProjectState, OwnProject][] = [];
  for (const state of projectStates) made.push([state, await projectIn(db, hands, state)]);
  const projects = Object.fromEntries(made) as Record<ProjectState, OwnProject>;
  await copies(db, people, projects);
  const ids = {
    ...(await media(db, people, dataDir)),
    ...(await batches(db, people, projects)),
    ...(await persons(db, people)),
  };
  const keys = { ...(await links(db, people, projects)), ...(await invitations(db, people)) };
  await lettersAndTokens(db, people);
  return { db, people, projects, keys, ids, somebody: (role) => signedIn(db, { role }) };
}

async function signedIn(db: Database, each: ActorWishes): Promise<SignedIn> {
  const { actor, headers } = await aSession(db, each);
  return { actor, cookie: headers.get('cookie') ?? '' };
}

/** Unsaved text of the officer: one to take up, one put aside, one in conflict with what a colleague saved. */
async function copies(
  db: Database,
  { officer, colleague }: Record<Who, SignedIn>,
  projects: Record<ProjectState, OwnProject>,
) {
  const keep = async (own: OwnProject, formId: string, typed: Draft) => {
    const head = await headOf(db, own.projectId);
    const draft = { ...(head.draft as Draft), ...typed };
    const input = { editionId: own.editionId, formId, generation: 1, baseRevision: head.id, draft };
    must(await keepWorkingCopy(db, officer.actor, input));
  };
  const { approved, trashed, 'changes asked': asked } = projects;
  await keep(asked, 'mine-in-conflict', {
    'summary.en': `Mine: ${hardWords}`,
    'goal.en': 'Mine, and longer.',
  });
  await rewrite(db, colleague.actor, asked, {
    'summary.en': `Theirs: ${hardWords.slice(0, 40)}`,
    'goal.en': '',
    'results[children].achieved.number': '119',
  });
  await keep(approved, 'to-take-up', {
    'goal.bg': `Написано и незапазено: ${hardWords}`,
    grant: '130 000 EUR',
  });
  await keep(approved, 'put-aside', { 'goal.bg': 'Оставено настрана.' });
  must(await discardWorkingCopy(db, officer.actor, { editionId: approved.editionId, formId: 'put-aside' }));
  // Nothing is typed into what lies in the trash; this was kept before.
  await db.workingCopy.create({
    data: {
      personId: officer.actor.personId,
      editionId: trashed.editionId,
      formId: 'in-the-trash',
      baseRevision: (await headOf(db, trashed.projectId)).id,
      generation: 1,
      draft: {
        ...((await headOf(db, trashed.projectId)).draft as Draft),
        'summary.en': 'Typed before it was put away.',
      },
    },
  });
}

async function media(db: Database, { communication: { actor } }: Record<Who, SignedIn>, dataDir: string) {
  const storage = await openStorage(dataDir, null);
  const upload = async (fileName: string, bytes: Uint8Array) => {
    const input = { fileName, operationId: randomUUID(), bytes };
    return must(await uploadAsset(db, actor, input, { storage })).assetId;
  };
  const picture = await aPicture('jpeg', 320, 200);
  const photo = await upload('деца-четат-край-реката-в-първия-летен-ден-на-годината.jpg', picture);
  const described = { altEn: 'Children read', altBg: 'Деца четат', credit: 'Иван Иванов', decorative: false };
  must(await describeAsset(db, actor, { assetId: photo, ...described, focusX: '500', focusY: '0' }));
  const bare = await upload('IMG_0001.jpg', await aPicture('jpeg', 200, 320));
  const trashed = await upload('away.jpg', await aPicture('jpeg', 300, 300));
  must(await trashAsset(db, actor, { assetId: trashed }));
  return { photo, 'bare photo': bare, 'trashed photo': trashed };
}

async function batches(
  db: Database,
  { lead: { actor } }: Record<Who, SignedIn>,
  projects: Record<ProjectState, OwnProject>,
) {
  const prepare = async (rows: readonly OwnProject[], value: string) => {
    const batchId = randomUUID();
    must(
      await prepareBatch(db, actor, {
        batchId,
        kind: 'bulk-change',
        plan: { field: 'number', value },
        rows: rows.map(({ projectId }) => ({ projectId, cells: { number: value } })),
      }),
    );
    return batchId;
  };
  const prepared = await prepare([projects.draft, projects.trashed, projects.empty], 'BG-CULTURE-0001');
  const applied = await prepare([projects.unreadable], 'BG-2');
  must(await applyBatch(db, actor, { batchId: applied }));
  return {
    batch: prepared,
    'applied batch': applied,
    'empty batch': await prepare([projects.trashed], 'BG-3'),
  };
}

async function persons(db: Database, { administrator: { actor } }: Record<Who, SignedIn>) {
  const { actor: disabled } = await aSession(db, { role: 'officer', name: 'Disabled Officer' });
  must(await disablePerson(db, actor, { personId: disabled.personId }));
  const { actor: erased } = await aSession(db, { role: 'officer' });
  must(await erasePerson(db, actor, { personId: erased.personId }, noLetters));
  return { 'disabled person': disabled.personId, 'erased person': erased.personId };
}

async function links(
  db: Database,
  { officer: { actor } }: Record<Who, SignedIn>,
  projects: Record<ProjectState, OwnProject>,
) {
  const share = async ({ editionId }: OwnProject, now?: Date) =>
    must(await shareEdition(db, actor, { editionId, days: 7 }, now && { now }));
  const revoked = await share(projects['in review']);
  must(await revokeShareLink(db, actor, { shareLinkId: revoked.shareLinkId }));
  const ask = async (now = new Date()) => {
    const [token, questionId] = [randomUUID(), randomUUID()];
    const question = {
      questionId,
      projectId: projects.draft.projectId,
      email: 'promoter@example.org',
      locale: 'bg',
      paths: ['results[children].achieved.number', 'goal.bg', 'grant'],
      message: 'Здравейте!\nКолко деца са обхванати?',
      days: 14,
    };
    const letter = () => ({ subject: 'Въпрос', text: 'Въпрос' });
    must(await askPromoter(db, actor, question, { letter, now, newToken: () => token }));
    return { token, questionId };
  };
  const open = await ask();
  const answered = await ask();
  const answers = { 'results[children].achieved.number': '125', 'goal.bg': 'Децата да четат „на глас“.' };
  must(await answerPromoterQuestion(db, { token: answered.token, answers }));
  const taken = await ask();
  must(await revokeQuestion(db, actor, { questionId: taken.questionId }));
  return {
    shared: (await share(projects.draft)).token,
    'shared and unreadable': (await share(projects.empty)).token,
    'expired share': (await share(projects.draft, longAgo)).token,
    'revoked share': revoked.token,
    question: open.token,
    'answered question': answered.token,
    'expired question': (await ask(longAgo)).token,
    'revoked question': taken.token,
  };
}

async function invitations(db: Database, { officer: { actor } }: Record<Who, SignedIn>) {
  const invite = async (now = new Date()) => {
    const person = {
      name: 'Нова Колежка',
      email: `${randomUUID()}@example.org`,
      locale: 'bg',
      roles: [{ role: 'officer', programme: null }],
    };
    const options = { origin: 'http://localhost', write: null, now };
    return (
      must(await invitePerson(db, operator, person, options))
        .link.split('/')
        .at(-1) ?? ''
    );
  };
  const used = await invite();
  await db.invitation.update({ where: { tokenHash: hashOf(used) }, data: { usedAt: new Date() } });
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.personId } });
  const reset = async () => {
    const options = { origin: 'http://localhost', now: new Date() };
    return (await db.$transaction((tx) => makeResetLink(tx, person, options)))?.split('/').at(-1) ?? '';
  };
  // A newer link ends the older one.
  const usedReset = await reset();
  return {
    invitation: await invite(),
    'used invitation': used,
    'expired invitation': await invite(longAgo),
    reset: await reset(),
    'used reset': usedReset,
  };
}

async function lettersAndTokens(db: Database, { officer, administrator }: Record<Who, SignedIn>) {
  const letter = {
    to: 'promoter@example.org',
    locale: 'bg',
    text: `Писмо\n\nhttps://example.org/${'a'.repeat(90)}`,
  };
  await db.outboxLetter.createMany({
    data: [
      {
        ...letter,
        id: randomUUID(),
        kind: 'published',
        subject: 'Публикувано е',
        state: 'sent',
        attempts: 1,
        sentAt: new Date(),
      },
      {
        ...letter,
        id: randomUUID(),
        kind: 'changes-asked',
        subject: 'Поискани са промени',
        state: 'failed',
        attempts: 10,
        lastError: '550 5.1.1 <promoter@example.org>: Recipient address rejected: User unknown',
      },
    ],
  });
  for (const { actor } of [officer, administrator]) {
    must(await createToken(db, actor, { name: 'Годишният отчет на „мрежата“', scopes: ['read'], days: 30 }));
    must(await createToken(db, actor, { name: 'An old one', scopes: ['read'], days: 1 }, { now: longAgo }));
  }
  must(
    await keepView(db, officer.actor, {
      list: 'projects',
      name: 'За преглед „днес“',
      query: 'work=in-review',
    }),
  );
}
