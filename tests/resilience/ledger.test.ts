import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownerDatabase } from '#lib/db/client.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { aSession } from '#tests/support/actors.ts';
import { createSeededDatabase, type EmbeddedDatabase } from '#tests/support/embedded-database.ts';
import { startWebProcess, untilReady, type WebProcess } from '#tests/support/web-process.ts';

const writers = 8;
const wantedSaves = 2_000;
/** After so many acknowledged saves something is killed: by turns the web process and the database. */
const savesBetweenKills = 180;
/** A save that was not answered is sent again until it is; restarts do not count. */
const patienceMs = 120_000;

let database: EmbeddedDatabase;
let web: WebProcess;
let people: Person[];
/** Ends when everything that was killed is there again. */
let killing: Promise<void> = Promise.resolve();

/** What a browser of this person sends along. */
interface Person {
  personId: string;
  cookie: string;
}

/** What one writer believes to be true: it only counts what the server said. */
interface Ledger {
  person: Person;
  projectId: string;
  editionId: string;
  base: string;
  draft: Record<string, string>;
  /** Operation → the text it wrote and the revision the server said it made. */
  acknowledged: Map<string, { path: string; text: string; revision: string }>;
  attempts: number;
}

beforeAll(async () => {
  database = await createSeededDatabase();
  web = await startWebProcess(database);
  const owner = ownerDatabase(database.ownerUrl);
  people = [];
  for (let index = 0; index < writers; index += 1) {
    const { actor, headers } = await aSession(owner, { role: 'officer', name: `Writer ${index}` });
    people.push({ personId: actor.personId, cookie: headers.get('cookie') ?? '' });
    if (index > 0) continue;
    for (const projectId of await projects())
      if (!(await openEdition(owner, actor, { projectId })).ok) throw new Error('It cannot be opened.');
  }
  await owner.$disconnect();
});

afterAll(async () => {
  await web?.end('SIGKILL');
  await database?.remove();
});

async function ask<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const projects = async () =>
  (await ask<{ id: string }>('SELECT project_id AS id FROM editorial.entry ORDER BY 1')).map(({ id }) => id);

interface Answer {
  ok: boolean;
  value?: { revision: string; editionId: string; draft: Record<string, string> };
  issues?: { field: string; code: string }[];
}

/** Sends one save until there is an answer of the staff area, however often something dies in between. */
async function send(ledger: Ledger, operationId: string): Promise<Answer> {
  let until = performance.now() + patienceMs;
  const body = JSON.stringify({
    projectId: ledger.projectId,
    formId: `tab-${ledger.person.personId}`,
    baseRevision: ledger.base,
    operationId,
    draft: ledger.draft,
    page: `/en/staff/projects/${ledger.projectId}/edit`,
  });
  for (;;) {
    ledger.attempts += 1;
    try {
      const answer = await fetch(`${web.url}/staff/api/editions/${ledger.editionId}/save`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json',
          Cookie: ledger.person.cookie,
          'Sec-Fetch-Site': 'same-origin',
        },
        body,
        signal: AbortSignal.timeout(15_000),
      });
      const text = await answer.text();
      if (answer.status < 500 && answer.status !== 429) {
        if (answer.status !== 200) throw new Error(`Refused with ${answer.status}: ${text}`);
        return JSON.parse(text) as Answer;
      }
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('Refused')) throw error;
    }
    // Not before what was killed is there again: eight who ask in vain would only keep it from starting.
    const waitedFrom = performance.now();
    await killing;
    until += performance.now() - waitedFrom;
    if (performance.now() > until) throw new Error(`No answer within ${patienceMs} ms.`);
  }
}

/** Saves one text after another into a field of its own until enough are acknowledged. */
async function write(ledger: Ledger, field: string, isEnough: () => boolean, acknowledged: () => void) {
  for (let count = 0; !isEnough(); count += 1) {
    const operationId = randomUUID();
    const text = `${field} ${count} „запис“ 🙂`;
    ledger.draft = { ...ledger.draft, [field]: text };
    const answer = await send(ledger, operationId);
    if (!answer.ok || answer.value === undefined) throw new Error(JSON.stringify(answer.issues));
    const { revision, draft, editionId } = answer.value;
    expect(draft[field]).toBe(text);
    ledger.acknowledged.set(operationId, { path: field, text, revision });
    Object.assign(ledger, { base: revision, draft, editionId });
    acknowledged();
  }
}

async function killWeb(): Promise<void> {
  const { port } = web;
  await web.end('SIGKILL');
  web = await startWebProcess({ ...database, port });
}

async function killDatabase(): Promise<void> {
  await database.kill();
  await database.restart();
}

test('2,000 acknowledged saves of 8 writers, the site and the database killed in turns: none lost, doubled or made up', async () => {
  const ids = await projects();
  const heads = await ask<{ project_id: string; id: string; head: string; draft: Record<string, string> }>(
    `SELECT edition.project_id, edition.id, edition.head_revision AS head, revision.draft FROM editorial.edition
     JOIN editorial.revision ON revision.id = edition.head_revision WHERE edition.state = 'draft'`,
  );
  const ledgers = people.map((person, index): Ledger => {
    const projectId = ids[index % ids.length] ?? '';
    const head = heads.find(({ project_id }) => project_id === projectId);
    if (head === undefined) throw new Error('The project is not open.');
    return {
      person,
      projectId,
      editionId: head.id,
      base: head.head,
      draft: head.draft,
      acknowledged: new Map(),
      attempts: 0,
    };
  });

  let saves = 0;
  const kills = { web: 0, database: 0 };
  const acknowledged = () => {
    saves += 1;
    if (saves % savesBetweenKills !== 0) return;
    const isWeb = (saves / savesBetweenKills) % 2 === 1;
    kills[isWeb ? 'web' : 'database'] += 1;
    killing = killing.then(isWeb ? killWeb : killDatabase).then(() => untilReady(web.url));
  };
  const begun = performance.now();
  await Promise.all(
    ledgers.map((ledger, index) => write(ledger, `ledger${index}`, () => saves >= wantedSaves, acknowledged)),
  );
  await killing;
  const took = performance.now() - begun;

  const rows = await ask<{
    id: string;
    operation_id: string;
    project_id: string;
    number: number;
    author_id: string;
    draft: Record<string, string>;
    logged: string;
  }>(
    `SELECT id, operation_id, project_id, number, author_id, draft, (
       SELECT count(*) FROM editorial.audit_event event
       WHERE event.subject = revision.project_id AND event.details->>'revision' = revision.id::text) AS logged
     FROM editorial.revision WHERE kind IN ('save', 'merge') ORDER BY project_id, number`,
  );
  const stored = new Map(rows.map((row) => [row.operation_id, row]));
  const all = ledgers.flatMap((ledger) => [...ledger.acknowledged].map(([id, entry]) => ({ id, ...entry })));
  const lost = all.filter(({ id, path, text, revision }) => {
    const row = stored.get(id);
    return row === undefined || row.id !== revision || row.draft[path] !== text;
  });
  const doubled = rows.length - stored.size + rows.filter(({ logged }) => logged !== '1').length;
  const known = new Set(all.map(({ id }) => id));
  const madeUp = rows.filter(({ operation_id }) => !known.has(operation_id));
  // Numbers follow one another within a project, and nobody's later text is missing from the last state.
  const gaps = rows.filter((row, index) => {
    const before = rows[index - 1];
    return before?.project_id === row.project_id && row.number !== before.number + 1;
  });
  const finals = await ask<{ project_id: string; draft: Record<string, string> }>(
    `SELECT edition.project_id, revision.draft FROM editorial.edition
     JOIN editorial.revision ON revision.id = edition.head_revision WHERE edition.state = 'draft'`,
  );
  const overwritten = ledgers.filter(({ projectId, acknowledged: entries }) => {
    const last = [...entries.values()].at(-1);
    return (
      last !== undefined &&
      finals.find((each) => each.project_id === projectId)?.draft[last.path] !== last.text
    );
  });
  const attempts = ledgers.reduce((sum, ledger) => sum + ledger.attempts, 0);
  process.stdout.write(
    `ledger: ${all.length} acknowledged of ${attempts} sent in ${Math.round(took / 1000)} s; web killed ${kills.web} times, database ${kills.database}; lost ${lost.length}, doubled ${doubled}, made up ${madeUp.length}\n`,
  );
  expect(all.length).toBeGreaterThanOrEqual(wantedSaves);
  expect(kills.web + kills.database).toBeGreaterThanOrEqual(10);
  expect({ lost, doubled, madeUp, gaps, overwritten }).toEqual({
    lost: [],
    doubled: 0,
    madeUp: [],
    gaps: [],
    overwritten: [],
  });
}, 600_000);
