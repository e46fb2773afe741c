import { randomBytes, randomUUID } from 'node:crypto';
import { type APIRequestContext, request } from '@playwright/test';
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { staffRoles } from '#lib/auth/actor.ts';
import { type Database, ownerDatabase } from '#lib/db/client.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';
import { endpoints } from '#lib/web/staff/endpoints.ts';
import { type ActorWishes, aSession } from '#tests/support/actors.ts';
import { expect, test } from '#tests/support/page.ts';
import { type RunningSite, startSite } from '#tests/support/site.ts';
import { columnNames, columnsHolding, wholeState } from '#tests/support/whole-state.ts';

/** A site of its own: nothing else may change what is compared before and after. */
test.describe.configure({ mode: 'serial' });
test.setTimeout(300_000);

let site: RunningSite;
let db: Database;
let api: APIRequestContext;
let ids: Record<string, string>;
let projectsByState: Record<string, { projectId: string; editionId: string }>;

const otherProgramme = 'some-other-programme';

/** Who comes, by what a reader calls them; nobody has no wishes. */
const actors: Record<string, ActorWishes | null> = {
  nobody: null,
  ...Object.fromEntries(staffRoles.map((role) => [role, { role }])),
  'somebody without a role': { role: null },
  'an approver without a second factor': { role: 'approver', hasSecondFactor: false },
  'an administrator without a second factor': { role: 'administrator', hasSecondFactor: false },
};
/** Whose session counts for nothing; the same as nobody. */
const shutOut = ['a disabled administrator', 'an administrator whose session has ended'] as const;
const cookies = new Map<string, string>();

const cookieOf = async (wishes: ActorWishes): Promise<[StaffActor, string]> => {
  const { actor, headers } = await aSession(db, wishes);
  return [actor, headers.get('cookie') ?? ''];
};

test.beforeAll(async () => {
  // The start of a site; what the file sets is for its tests only.
  test.setTimeout(300_000);
  // The other site's secret, so that this process signs for both.
  process.env['AUTH_SECRET'] ??= randomBytes(32).toString('hex');
  site = await startSite({ environment: { AUTH_SECRET: process.env['AUTH_SECRET'] } });
  db = ownerDatabase(runningEmbedded(site.dataDir) ?? '');
  api = await request.newContext({ baseURL: site.url });
  for (const [name, wishes] of Object.entries(actors))
    if (wishes) cookies.set(name, (await cookieOf(wishes))[1]);
  const [disabled, disabledCookie] = await cookieOf({ role: 'administrator' });
  await db.person.update({ where: { id: disabled.personId }, data: { disabledAt: new Date() } });
  cookies.set(shutOut[0], disabledCookie);
  const [late, lateCookie] = await cookieOf({ role: 'administrator' });
  await db.session.update({ where: { id: late.sessionId }, data: { expiresAt: new Date(0) } });
  cookies.set(shutOut[1], lateCookie);

  const { programme } = await db.entry.findFirstOrThrow({ where: { programme: { not: null } } });
  const [administrator] = await cookieOf({ role: 'administrator' });
  projectsByState = {};
  const states = [
    ['unpublished', 'draft'],
    ['published', 'in-review'],
    ['published', 'approved'],
    ['published', 'scheduled'],
    ['withdrawn', 'changes-asked'],
    ['gone', 'draft'],
    ['trashed', 'trashed'],
  ] as const;
  for (const [state, editionState] of states) {
    const titleEn = `In the state ${state} and ${editionState}`;
    const input = { titleEn, titleBg: '', programme, operationId: randomUUID() };
    const made = await createProject(db, administrator, input);
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    await db.entry.update({ where: { projectId: made.value.projectId }, data: { state, editionState } });
    await db.edition.update({ where: { id: made.value.editionId }, data: { state: editionState } });
    projectsByState[`${state}, ${editionState}`] = made.value;
  }
  const first = Object.values(projectsByState)[0];
  const person = await db.person.findFirstOrThrow();
  ids = { projects: first?.projectId ?? '', editions: first?.editionId ?? '', people: person.id };
});

test.afterAll(async () => {
  await api?.dispose();
  await db?.$disconnect();
  await site?.stop();
});

/** The address of a row; what stands for its parameters is told by the folder before them. */
function addressOf({ path }: Endpoint, given: Record<string, string> = ids): string {
  return path.replaceAll(/\/([a-z-]+)\/\[\.{0,3}[a-z-]+\]/gi, (_, folder: string) => {
    return `/${folder}/${given[folder] ?? randomUUID()}`;
  });
}

interface Told {
  status: number;
  code: string;
}

async function send(
  endpoint: Endpoint,
  who: string,
  options: {
    address?: string;
    form?: Record<string, string>;
    json?: unknown;
    headers?: Record<string, string>;
  } = {},
): Promise<Told> {
  const cookie = cookies.get(who);
  const answer = await api.fetch(options.address ?? addressOf(endpoint), {
    method: endpoint.method,
    maxRedirects: 0,
    headers: {
      accept: 'application/json',
      'sec-fetch-site': 'same-origin',
      ...(cookie !== undefined && { cookie }),
      ...options.headers,
    },
    ...(options.form && { form: options.form }),
    ...(options.json !== undefined && { data: options.json as object }),
  });
  const said: unknown = await answer.json().catch(() => null);
  const code = (said as { issues?: { code: string }[] } | null)?.issues?.[0]?.code ?? '';
  return { status: answer.status(), code };
}

/** What the table declares for somebody; null: they get as far as the command. */
function declared({ who }: Endpoint, name: string): Told | null {
  if (who === 'anyone') return null;
  const wishes = actors[name] ?? null;
  if (wishes === null) return { status: 401, code: 'signed-out' };
  if (who === 'person') return null;
  if (wishes.hasSecondFactor === false) return { status: 403, code: 'second-factor' };
  if (who === 'staff') return null;
  if (wishes.role !== null && who.includes(wishes.role)) return null;
  return { status: 403, code: 'forbidden' };
}

const rows = Object.entries(endpoints);
const writes = rows.filter(([, { method }]) => method !== 'GET');

test('whoever the table does not let in is told so, and nothing has changed', async () => {
  const before = await wholeState(db, site.dataDir);
  for (const [name, endpoint] of rows)
    for (const who of [...Object.keys(actors), ...shutOut]) {
      const wanted = declared(endpoint, who);
      if (wanted !== null) expect.soft(await send(endpoint, who), `${name} as ${who}`).toEqual(wanted);
    }
  expect(await wholeState(db, site.dataDir)).toEqual(before);
});

test('nobody gets in from another site, whoever they are', async () => {
  const before = await wholeState(db, site.dataDir);
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: site.url },
    { 'sec-fetch-site': 'same-origin', origin: 'null' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' },
  ];
  for (const [name, endpoint] of writes)
    for (const headers of foreign)
      expect.soft((await send(endpoint, 'administrator', { headers })).code, name).toBe('crossSite');
  expect(await wholeState(db, site.dataDir)).toEqual(before);
});

/** Whoever works in another programme has no business with these. */
const bound = rows.filter(([, { path }]) => /^\/staff\/api\/(?:projects|editions)\/\[/.test(path));

test('a role in another programme does not count, whatever state the project is in', async () => {
  for (const role of staffRoles) {
    const [, cookie] = await cookieOf({ role, programme: otherProgramme });
    cookies.set(`${role} elsewhere`, cookie);
  }
  const before = await wholeState(db, site.dataDir);
  for (const [name, endpoint] of bound)
    for (const [state, { projectId, editionId }] of Object.entries(projectsByState)) {
      const address = addressOf(endpoint, { ...ids, projects: projectId, editions: editionId });
      for (const role of staffRoles) {
        const form = { operationId: randomUUID(), revision: randomUUID(), reasonEn: 'x', reasonBg: 'x' };
        const { status } = await send(endpoint, `${role} elsewhere`, {
          address,
          ...(endpoint.method !== 'GET' && { form }),
        });
        expect
          .soft([400, 403, 404, 422], `${name} (${state}) as ${role} elsewhere: ${status}`)
          .toContain(status);
      }
    }
  expect(await wholeState(db, site.dataDir)).toEqual(before);
});

test('what is asked for wrongly is refused without a mistake of ours, in every state', async () => {
  for (const [name, endpoint] of rows)
    for (const [state, { projectId, editionId }] of Object.entries(projectsByState)) {
      const given = { ...ids, projects: projectId, editions: editionId };
      const isBound = bound.some(([each]) => each === name);
      if (!isBound && given.projects !== ids['projects']) continue;
      for (const body of [{}, { form: { page: '/en/staff' } }, { json: [] }, { json: { draft: 7 } }]) {
        if (endpoint.method === 'GET' && Object.keys(body).length > 0) continue;
        const { status } = await send(endpoint, 'communication', {
          address: addressOf(endpoint, given),
          ...body,
        });
        expect.soft(status, `${name} (${state}) with ${JSON.stringify(body)}`).toBeLessThan(500);
      }
    }
});

/** Columns in which what a person sent may stand, by endpoint. */
const mayHold: Readonly<Record<string, readonly string[]>> = {
  renameProject: ['editorial.entry.slug', 'editorial.audit_event.details'],
  keepView: ['editorial.saved_view.name', 'editorial.saved_view.query'],
  askForChanges: ['editorial.edition.reason'],
  submitEdition: ['editorial.note.text'],
  noteEditing: ['editorial.presence.field', 'editorial.presence.form_id'],
};

test('fields that nobody asked for are refused or left alone, every column by its name', async () => {
  const columns = await columnNames(db);
  for (const [index, [name, endpoint]] of writes.entries()) {
    const mark = `assigned${index}x`;
    const form = Object.fromEntries(columns.map((column) => [column, mark]));
    const [, cookie] = await cookieOf({ role: 'administrator' });
    cookies.set('this administrator', cookie);
    const privileges = await privilegesOf();
    for (const body of [{ form }, { json: form }]) {
      const { status } = await send(endpoint, 'this administrator', body);
      expect.soft(status, name).toBeLessThan(500);
    }
    const held = await columnsHolding(db, mark);
    const stray = held.filter((column) => mayHold[name]?.includes(column) !== true);
    expect.soft(stray, `${name} wrote what it was not asked to`).toEqual([]);
    expect.soft(await privilegesOf(), `${name} gave somebody a right`).toEqual(privileges);
  }
});

/** Who may what, and who has shown what: no form of a stranger's making changes it. */
async function privilegesOf(): Promise<unknown> {
  const roles: StaffRole[] = [...staffRoles];
  return {
    memberships: await db.membership.groupBy({
      by: ['role'],
      _count: true,
      where: { role: { in: roles } },
      orderBy: { role: 'asc' },
    }),
    disabled: await db.person.count({ where: { disabledAt: { not: null } } }),
    erased: await db.person.count({ where: { erasedAt: { not: null } } }),
  };
}
