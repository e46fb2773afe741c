import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { takeBackProjectsApart, tellProjectsApart } from '#lib/projects/commands/tell-apart.ts';
import { listAlikeProjects, listProjectsApart } from '#lib/projects/queries/alike.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { codesOf, everythingWritten, seed, valueOf } from './seeded-staff.ts';

const database = testDatabase();
let lead: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  lead = await anActor(database.owner, { role: 'lead', name: 'Lili' });
});

async function begun(titleEn: string): Promise<string> {
  const input = { titleEn, titleBg: '', programme: null, operationId: randomUUID() };
  return valueOf(await createProject(database.staff, lead, input)).projectId;
}

test('two projects told apart are no candidates from either side, until that is taken back', async () => {
  const [one, other] = [await begun('Readers by the lake'), await begun('Readers by the lakes')];
  const alike = async (id: string) =>
    (await listAlikeProjects(database.staff, lead, id)).map(({ projectId }) => projectId);
  const apart = (actor: StaffActor, id: string) => listProjectsApart(database.staff, actor, id);
  expect([await alike(one), await alike(other)]).toEqual([[other], [one]]);

  const officer = await anActor(database.owner, { role: 'officer' });
  const before = await everythingWritten(database.owner);
  for (const judge of [tellProjectsApart, takeBackProjectsApart]) {
    expect(codesOf(await judge(database.staff, officer, { projectId: one, otherId: other }))).toEqual([
      'forbidden',
    ]);
    expect(codesOf(await judge(database.staff, lead, { projectId: one, otherId: one }))).toEqual([
      'not-found',
    ]);
  }
  expect(await everythingWritten(database.owner)).toBe(before);

  // Said twice, from either side, it is said once.
  for (const [projectId, otherId] of [
    [one, other],
    [other, one],
  ] as const)
    valueOf(await tellProjectsApart(database.staff, lead, { projectId, otherId }));
  expect([await alike(one), await alike(other)]).toEqual([[], []]);
  const told = { by: lead.personId, at: expect.any(Date) };
  expect(await apart(lead, one)).toMatchObject([
    { ...told, projectId: other, title: { en: 'Readers by the lakes' } },
  ]);
  expect(await apart(lead, other)).toMatchObject([{ ...told, projectId: one }]);
  const elsewhere = await anActor(database.owner, { role: 'lead', programme: 'justice' });
  expect(await apart(elsewhere, one)).toEqual([]);

  for (const _ of [1, 2])
    valueOf(await takeBackProjectsApart(database.staff, lead, { projectId: other, otherId: one }));
  expect([await alike(one), await alike(other)]).toEqual([[other], [one]]);
  expect(await apart(lead, one)).toEqual([]);
  const lines = await database.owner.auditEvent.findMany({
    where: { action: { in: ['project.told-apart', 'project.apart-undone'] } },
    orderBy: { seq: 'asc' },
  });
  expect(lines.map(({ action, subject, details }) => [action, subject, details])).toEqual([
    ['project.told-apart', one, { other }],
    ['project.apart-undone', other, { other: one }],
  ]);
});
