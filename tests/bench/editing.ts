/** What keeping, listing and history cost as portfolios and histories grow, each beside what it is measured against. */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import { type Database, ownerDatabase, staffDatabaseAt } from '#lib/db/client.ts';
import { keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import { type EntriesQuery, listEntries } from '#lib/projects/queries/entries.ts';
import { listRevisions } from '#lib/projects/queries/revisions.ts';
import { anActor } from '#tests/support/actors.ts';
import { createSeededDatabase } from '#tests/support/embedded-database.ts';

/** A median and the median it is compared with, from turns of the same run. */
export interface Comparison {
  what: string;
  medianMs: number;
  against: string;
  againstMs: number;
  ratio: number;
  target: number;
}

const rounds = 200;
const entries = 100_000;

/** Takes turns, so that both sides meet the same machine; the first tenth warms up. */
async function compare(
  names: { what: string; against: string; target: number },
  work: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<Comparison> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds * 1.1; round += 1)
    for (const [side, each] of [work, other].entries()) {
      const begunAt = performance.now();
      await each();
      if (round >= rounds / 10) times[side as 0 | 1].push(performance.now() - begunAt);
    }
  const [medianMs, againstMs] = times.map(median) as [number, number];
  return {
    what: names.what,
    medianMs,
    against: names.against,
    againstMs,
    ratio: medianMs / againstMs,
    target: names.target,
  };
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
}

/** Measures on a database of its own. */
export async function measureEditing(): Promise<Comparison[]> {
  process.env['AUTH_SECRET'] ??= 'only for the benchmark, which signs nothing';
  const database = await createSeededDatabase();
  const owner = ownerDatabase(database.ownerUrl);
  const staff = staffDatabaseAt(database.staffUrl);
  try {
    const actor = await anActor(owner, { role: 'officer' });
    return [
      await autosave(owner, staff, actor),
      await histories(owner, staff, actor),
      ...(await lists(owner, staff, actor)),
    ];
  } finally {
    await owner.$disconnect();
    await staff.$disconnect();
    await database.remove();
  }
}

/** An entry with `count` revisions of `text`. */
async function makeProject(owner: Database, projectId: string, count: number, text: string) {
  const [editionId, first] = [randomUUID(), randomUUID()];
  await owner.entry.create({ data: { projectId, slug: projectId, editionState: 'draft' } });
  await owner.edition.create({
    data: { id: editionId, projectId, number: 1, headRevision: first, createdBy: 'system' },
  });
  await owner.revision.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      id: index === count - 1 ? first : randomUUID(),
      editionId,
      projectId,
      number: index + 1,
      draft: { 'goal.bg': `${text}${index}` },
      statements: [],
      kind: 'save',
      changed: ['goal.bg'],
      authorId: 'system',
      operationId: randomUUID(),
    })),
  });
  return { editionId, head: first };
}

async function autosave(owner: Database, staff: Database, actor: StaffActor): Promise<Comparison> {
  const narrative = 'Дълъг разказ за хората, с които работим. '.repeat(1_500).slice(0, 60_000);
  const { editionId, head } = await makeProject(owner, 'kept-project', 1, narrative);
  const state = (count: number) => ({ 'title.bg': `Проект ${count}`, 'goal.bg': `${narrative}${count}` });
  let generation = 0;
  const formId = 'tab';
  const personId = actor.personId;
  await owner.workingCopy.create({
    data: { personId, editionId, formId: 'bare', baseRevision: head, generation: 0, draft: state(0) },
  });
  return await compare(
    { what: 'autosave of 60,000 characters', against: 'a bare UPDATE of the same row', target: 3 },
    async () => {
      generation += 1;
      const draft = state(generation);
      const kept = await keepWorkingCopy(staff, actor, {
        editionId,
        formId,
        generation,
        baseRevision: head,
        draft,
      });
      if (!kept.ok) throw new Error(JSON.stringify(kept.issues));
    },
    () => staff.$executeRaw`
      UPDATE editorial.working_copy
      SET draft = ${JSON.stringify(state(generation))}::text::jsonb, generation = ${generation}, kept_at = now()
      WHERE person_id = ${personId} AND edition_id = ${editionId}::uuid AND form_id = 'bare'`,
  );
}

async function histories(owner: Database, staff: Database, actor: StaffActor): Promise<Comparison> {
  await makeProject(owner, 'long-history', 1_000, 'текст '.repeat(200));
  await makeProject(owner, 'short-history', 10, 'текст '.repeat(200));
  await owner.$executeRaw`ANALYZE editorial.revision`;
  return await compare(
    { what: 'ten revisions of 1,000', against: 'ten revisions of 10', target: 1.5 },
    () => listRevisions(staff, actor, { projectId: 'long-history', limit: 10 }),
    () => listRevisions(staff, actor, { projectId: 'short-history', limit: 10 }),
  );
}

/** The same list on a portfolio of ten: a database of its own, so that both are asked in turns. */
async function lists(owner: Database, staff: Database, actor: StaffActor): Promise<Comparison[]> {
  const small = await createSeededDatabase();
  const smallOwner = ownerDatabase(small.ownerUrl);
  const smallStaff = staffDatabaseAt(small.staffUrl);
  try {
    const smallActor = await anActor(smallOwner, { role: 'officer' });
    await fill(smallOwner, 10);
    await fill(owner, entries);
    const queries: [string, EntriesQuery][] = [
      ['all', {}],
      ['drafts', { editionState: 'draft' }],
      ['of a state', { state: 'published' }],
      ['with something to do', { attention: 'any' }],
    ];
    const found: Comparison[] = [];
    for (const [name, query] of queries)
      found.push(
        await compare(
          { what: `list of 100,000, ${name}`, against: 'list of 10', target: 1.5 },
          () => listEntries(staff, actor, query, { limit: 10 }),
          () => listEntries(smallStaff, smallActor, query, { limit: 10 }),
        ),
      );
    return found;
  } finally {
    await smallOwner.$disconnect();
    await smallStaff.$disconnect();
    await small.remove();
  }
}

/** Makes `count` entries, half of them published, every third with a draft, every seventh to be looked at. */
async function fill(owner: Database, count: number): Promise<void> {
  await owner.$executeRaw`DELETE FROM editorial.entry`;
  await owner.$executeRaw`
    INSERT INTO editorial.entry (project_id, slug, title_en, title_bg, state, edition_state, attention, changed_at)
    SELECT 'entry-' || n, 'entry-' || n, 'Entry ' || n, 'Проект ' || n,
      CASE n % 2 WHEN 0 THEN 'published' ELSE 'unpublished' END, CASE n % 3 WHEN 0 THEN 'draft' END,
      CASE n % 7 WHEN 0 THEN ARRAY['stale-status'] ELSE '{}' END, now() - n * interval '1 minute'
    FROM generate_series(1, ${count}::int) AS n`;
  await owner.$executeRaw`
    INSERT INTO editorial.edition (id, project_id, number, state, head_revision, created_by)
    SELECT gen_random_uuid(), project_id, 1, 'draft', gen_random_uuid(), 'system'
    FROM editorial.entry WHERE edition_state = 'draft'`;
  await owner.$executeRaw`ANALYZE editorial.entry`;
  await owner.$executeRaw`ANALYZE editorial.edition`;
}
