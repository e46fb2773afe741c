import { beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { applyContent } from '#lib/imports/content.ts';
import { forgetOldMerges } from '#lib/organisations/commands/forget-expired.ts';
import { mergeOrganisations } from '#lib/organisations/commands/merge.ts';
import { saveOrganisation } from '#lib/organisations/commands/save.ts';
import { tellOrganisationsApart } from '#lib/organisations/commands/tell-apart.ts';
import { undoOrganisationMerge } from '#lib/organisations/commands/undo-merge.ts';
import { organisationFromForm, organisationToForm } from '#lib/organisations/form.ts';
import { findOrganisationEntry, listUndoableMerges } from '#lib/organisations/queries/register.ts';
import { organisationNamings } from '#lib/projects/commands/organisation-namings.ts';
import { reprojectProjects } from '#lib/projects/commands/reproject.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

const iga = 'crime-prevention-fund-iga';
const services = 'specialized-services-for-children-from-roma-communities';
const wiring = { reproject: reprojectProjects, namings: organisationNamings };

describe('a merge of organisations, undone', () => {
  const database = testDatabase();
  let lead: StaffActor;

  beforeEach(async () => {
    await database.owner.$executeRaw`TRUNCATE portfolio.project, portfolio.organisation,
      portfolio.organisation_redirect, portfolio.applied_content, editorial.register_base,
      editorial.organisation_key, editorial.told_apart, editorial.organisation_merge, accounts.person CASCADE`;
    const outcome = await applyContent({ ownerUrl: database.ownerUrl, contentDir: 'content' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    lead = await anActor(database.owner, { role: 'lead' });
    await made('Crime Prevention Fund IGA Sofia', { aliases: 'IGA Sofia', url: 'https://iga.example' });
  });

  const sofia = 'crime-prevention-fund-iga-sofia';
  const made = (nameEn: string, values: Record<string, string> = {}) =>
    saveOrganisation(
      database.staff,
      lead,
      organisationFromForm({ ...organisationToForm(null), nameEn, kind: 'ngo', ...values }, null),
      wiring,
    );
  const changed = async (slug: string, values: Record<string, string>) => {
    const found = await findOrganisationEntry(database.staff, lead, slug);
    const form = { ...organisationToForm(found?.entry ?? null), ...values };
    const outcome = await saveOrganisation(database.staff, lead, organisationFromForm(form, slug), wiring);
    expect(outcome).toMatchObject({ ok: true });
  };
  const merge = async (from: string, into: string, keep: object = {}, now = new Date()) => {
    const outcome = await mergeOrganisations(database.staff, lead, { from, into, keep }, { ...wiring, now });
    expect(outcome).toMatchObject({ ok: true });
  };
  const undo = (from: string, now = new Date(), actor = lead) =>
    undoOrganisationMerge(database.staff, actor, { from }, { ...wiring, now });
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);

  /** Everything that speaks of organisations, with the documents of projects and what is found by them. */
  async function register(): Promise<object> {
    const db = database.owner;
    return {
      organisations: await db.organisation.findMany({ orderBy: { slug: 'asc' } }),
      redirects: await db.organisationRedirect.findMany({
        orderBy: { slug: 'asc' },
        select: { slug: true, target: true },
      }),
      keys: await db.organisationKey.findMany({ orderBy: [{ slug: 'asc' }, { position: 'asc' }] }),
      apart: await db.toldApart.findMany({ orderBy: [{ kind: 'asc' }, { first: 'asc' }, { second: 'asc' }] }),
      documents: await db.project.findMany({ orderBy: { id: 'asc' }, select: { id: true, document: true } }),
      participants: await db.projectParticipant.findMany({
        orderBy: [{ projectId: 'asc' }, { organisationSlug: 'asc' }, { role: 'asc' }],
      }),
      found: await db.searchDocument.findMany({ orderBy: { projectId: 'asc' } }),
    };
  }

  test('gives back both rows, every address, every pair told apart and every project, to the letter', async () => {
    await merge('roma-lom', iga);
    await tellOrganisationsApart(database.staff, lead, { first: iga, second: 'roma-plovdiv' });
    const before = await register();
    await merge(iga, sofia, { nameEn: 'from', place: 'from' });
    expect(await listUndoableMerges(database.staff, sofia, days(1))).toMatchObject([{ from: iga }]);
    expect(await undo(iga)).toMatchObject({ ok: true, value: { slug: iga, into: sofia, left: 0 } });
    expect(await register()).toEqual(before);
    const change = await database.public.change.findFirst({ orderBy: { seq: 'desc' } });
    expect(change?.tags).toEqual(expect.arrayContaining([`organisation:${iga}`, `organisation:${sofia}`]));
    const event = await database.owner.auditEvent.findFirst({ orderBy: { seq: 'desc' } });
    expect(event).toMatchObject({
      action: 'organisation.merge-undone',
      subject: iga,
      personId: lead.personId,
    });
    const changes = await database.owner.change.count();
    expect(await undo(iga)).toMatchObject({ ok: true, touched: [] });
    expect(await database.owner.change.count()).toBe(changes);
    expect(await listUndoableMerges(database.staff, sofia, days(1))).toEqual([]);
  });

  test('two organisations of one project stand in it twice again', async () => {
    const names = await database.owner.projectParticipant.groupBy({
      by: ['projectId'],
      _count: true,
      orderBy: { projectId: 'asc' },
    });
    const both = names.find(({ _count }) => _count > 1)?.projectId ?? '';
    const [one, other] = await database.owner.projectParticipant.findMany({
      where: { projectId: both },
      distinct: ['organisationSlug'],
      orderBy: { organisationSlug: 'asc' },
    });
    const before = await register();
    await merge(one?.organisationSlug ?? '', other?.organisationSlug ?? '');
    await undo(one?.organisationSlug ?? '');
    expect(await register()).toEqual(before);
  });

  test('leaves what was changed since: a fact, a name, a project', async () => {
    await merge(iga, sofia, { url: 'into' });
    await changed(sofia, { url: 'https://other.example', aliases: 'IGA Sofia\nIGA Fund\nNew name' });
    await database.owner.$executeRaw`UPDATE portfolio.project
      SET document = jsonb_set(document, '{promoter,nameAsStated}', '"Said anew"') WHERE slug = ${services}`;
    expect(await undo(iga)).toMatchObject({ ok: true, value: { left: 1 } });
    const stays = await database.owner.organisation.findUniqueOrThrow({ where: { slug: sofia } });
    expect(stays).toMatchObject({ url: 'https://other.example', aliases: ['IGA Sofia', 'New name'] });
    const back = await database.owner.organisation.findUniqueOrThrow({ where: { slug: iga } });
    expect(back.aliases).toContain('IGA Fund');
    const project = await database.public.project.findUniqueOrThrow({ where: { slug: services } });
    expect(project.document).toMatchObject({
      promoter: { organisation: sofia, nameAsStated: 'Said anew' },
    });
  });

  test('is refused when the one that stayed went too, and possible once that is undone', async () => {
    await merge(iga, sofia);
    await merge(sofia, 'roma-lom');
    const before = await register();
    expect(await undo(iga)).toMatchObject({ ok: false, issues: [{ code: 'merged-on' }] });
    expect(await register()).toEqual(before);
    expect(await undo(sofia)).toMatchObject({ ok: true });
    expect(await undo(iga)).toMatchObject({ ok: true });
    expect(await database.owner.organisationRedirect.count()).toBe(0);
  });

  test('is refused when a name of it means another one by now', async () => {
    await merge(iga, sofia);
    await changed(sofia, { aliases: 'IGA Sofia' });
    expect(await made('IGA Fund')).toMatchObject({ ok: true });
    expect(await undo(iga)).toMatchObject({
      ok: false,
      issues: [{ code: 'name-taken', context: { name: 'IGA Fund', slug: 'iga-fund' } }],
    });
  });

  test('ends after ninety days, when nothing of it is kept any more', async () => {
    await merge(iga, sofia);
    expect(await undo(iga, days(91))).toMatchObject({ ok: false, issues: [{ code: 'too-late' }] });
    await forgetOldMerges(database.staff, days(89));
    expect(await database.owner.organisationMerge.count()).toBe(1);
    await forgetOldMerges(database.staff, days(91));
    expect(await database.owner.organisationMerge.count()).toBe(0);
    expect(await undo(iga)).toMatchObject({ ok: false, issues: [{ code: 'not-found' }] });
  });

  test('is for those who merge, and changes nothing for others', async () => {
    await merge(iga, sofia);
    const before = await register();
    const officer = await anActor(database.owner, { role: 'officer' });
    expect(await undo(iga, new Date(), officer)).toMatchObject({
      ok: false,
      issues: [{ code: 'forbidden' }],
    });
    expect(await register()).toEqual(before);
  });
});
