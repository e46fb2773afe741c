import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { applyContent } from '#lib/imports/content.ts';
import { mergeOrganisations } from '#lib/organisations/commands/merge.ts';
import { saveOrganisation } from '#lib/organisations/commands/save.ts';
import {
  takeBackOrganisationsApart,
  tellOrganisationsApart,
} from '#lib/organisations/commands/tell-apart.ts';
import { organisationFromForm, organisationToForm } from '#lib/organisations/form.ts';
import { listOrganisationPairs, listOrganisationsApart } from '#lib/organisations/queries/duplicates.ts';
import { findOrganisationEntry, listOrganisationEntries } from '#lib/organisations/queries/register.ts';
import { organisationNamings } from '#lib/projects/commands/organisation-namings.ts';
import { reprojectProjects } from '#lib/projects/commands/reproject.ts';
import { registeredIds } from '#lib/projects/form/registers.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

const iga = 'crime-prevention-fund-iga';
const services = 'specialized-services-for-children-from-roma-communities';
const wiring = { reproject: reprojectProjects, namings: organisationNamings };
const everything = { text: '', kind: '', isUnused: false, after: null };

describe('the register of organisations', () => {
  const database = testDatabase();

  beforeEach(async () => {
    const db = database.owner;
    await db.$executeRaw`TRUNCATE portfolio.project, portfolio.organisation, portfolio.organisation_redirect,
      portfolio.applied_content, editorial.register_base, editorial.organisation_key, editorial.told_apart,
      editorial.organisation_merge,
      accounts.person CASCADE`;
    const outcome = await applyContent({ ownerUrl: database.ownerUrl, contentDir: 'content' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  });

  const officer = () => anActor(database.owner, { role: 'officer' });
  const lead = () => anActor(database.owner, { role: 'lead' });
  const formOf = async (slug: string) => {
    const found = await findOrganisationEntry(database.owner, await officer(), slug);
    return organisationToForm(found?.entry ?? null);
  };
  const changed = async (slug: string, values: Record<string, string>) =>
    saveOrganisation(
      database.owner,
      await officer(),
      organisationFromForm({ ...(await formOf(slug)), ...values }, slug),
      wiring,
    );
  const made = async (nameEn: string, values: Record<string, string> = {}) =>
    saveOrganisation(
      database.owner,
      await officer(),
      organisationFromForm({ ...organisationToForm(null), nameEn, kind: 'ngo', ...values }, null),
      wiring,
    );
  const state = async () =>
    JSON.stringify([
      await database.owner.organisation.findMany({ orderBy: { slug: 'asc' } }),
      await database.owner.change.count(),
      await database.owner.auditEvent.count(),
    ]);

  test('a form that nobody changed changes nothing', async () => {
    const before = await state();
    expect(await changed(iga, {})).toMatchObject({ ok: true, touched: [] });
    expect(await state()).toBe(before);
  });

  test('a new name is found in the projects that name the organisation, on their pages and in the log', async () => {
    expect(await changed(iga, { nameEn: 'Zorlandia Fund' })).toMatchObject({
      ok: true,
      value: { slug: iga },
    });
    const hits = await database.public.$queryRaw<{ project_id: string }[]>`
      SELECT project_id FROM portfolio.search_document WHERE keys @@ 'zorlandia'::tsquery`;
    expect(hits).toHaveLength(1);
    const change = await database.public.change.findFirst({ orderBy: { seq: 'desc' } });
    expect(change?.tags).toEqual(
      expect.arrayContaining([
        `organisation:${iga}`,
        `project:${hits[0]?.project_id}`,
        'projects',
        'place:BG421',
      ]),
    );
    const audit = await database.owner.auditEvent.findFirst({ orderBy: { seq: 'desc' } });
    expect(audit).toMatchObject({
      action: 'organisation.changed',
      subject: iga,
      details: { fields: ['nameEn'] },
    });
    expect(JSON.stringify(audit?.details)).not.toContain('Zorlandia');
  });

  test.for([
    [{ nameEn: '', nameBg: '' }, 'nameEn', 'name-needed'],
    [{ nameEn: 'x'.repeat(301) }, 'nameEn', 'too-long'],
    [{ nameEn: 'MOTHERS against “drugs”' }, 'nameEn', 'name-taken'],
    [{ aliases: 'IGA Fund\nROMA-LOM' }, 'aliases', 'name-taken'],
    [{ kind: 'club' }, 'kind', 'choose-kind'],
    [{ country: 'QX' }, 'country', 'unknown-country'],
    [{ place: 'nowhere at all' }, 'place', 'unknown-place'],
    [{ url: 'javascript:alert(1)' }, 'url', 'invalid-address'],
    [{ url: 'example' }, 'url', 'invalid-address'],
  ] as const)('%j is refused at %s as %s', async ([values, field, code]) => {
    const before = await state();
    expect(await changed(iga, values)).toMatchObject({ ok: false, issues: [{ field, code }] });
    expect(await state()).toBe(before);
  });

  test('a place may be written by name or code, in either language', async () => {
    for (const place of ['55155', 'pazardzhik-district', 'BG423', 'столипиново'])
      expect(await changed(iga, { place })).toMatchObject({ ok: true });
  });

  test('what somebody else changed meanwhile is not overwritten', async () => {
    const mine = await formOf(iga);
    await changed(iga, { url: 'https://iga.example' });
    const outcome = await saveOrganisation(
      database.owner,
      await officer(),
      organisationFromForm({ ...mine, nameEn: 'Mine' }, iga),
      wiring,
    );
    expect(outcome).toMatchObject({
      ok: false,
      issues: [
        { field: '', code: 'changed-meanwhile' },
        { field: 'nameEn', code: 'stands-now' },
        { field: 'url', code: 'stands-now', context: { value: 'https://iga.example' } },
      ],
    });
    expect((await formOf(iga))['url']).toBe('https://iga.example');
  });

  test('a new one gets an address of its own; sent twice it is one', async () => {
    expect(await made('Club “Море”')).toMatchObject({ ok: true, value: { slug: 'club-more' } });
    expect(await made('Club “Море”')).toMatchObject({ ok: true, value: { slug: 'club-more' }, touched: [] });
    expect(await made('Клуб Море')).toMatchObject({ ok: true, value: { slug: 'klub-more' } });
    expect(await made('Club Morë')).toMatchObject({ ok: true, value: { slug: 'club-more-2' } });
  });

  test('is searched by any name in any script, page by page', async () => {
    const actor = await officer();
    const slugs = async (text: string) =>
      (await listOrganisationEntries(database.owner, actor, { ...everything, text }))?.rows.map(
        ({ slug }) => slug,
      );
    expect(await slugs('динамика')).toEqual(['centre-dinamika']);
    expect(await slugs('Dinam')).toEqual(['centre-dinamika']);
    expect(await slugs('рома лом')).toEqual(['roma-lom']);
    for (let number = 0; number < 60; number += 1)
      await made(`Numbered ${String(number).padStart(2, '0')} organisation`);
    const first = await listOrganisationEntries(database.owner, actor, { ...everything, text: 'numbered' });
    expect(first).toMatchObject({ total: 60, rows: { length: 50 } });
    const second = await listOrganisationEntries(database.owner, actor, {
      ...everything,
      text: 'numbered',
      after: first?.next ?? null,
    });
    expect(second?.rows.map(({ nameEn }) => nameEn)).toHaveLength(10);
    expect(second?.next).toBeNull();
  });

  test('a merge moves every project, keeps every name and leads the old address on, also after a second merge', async () => {
    await made('Crime Prevention Fund IGA Sofia', { aliases: 'IGA Sofia', url: 'https://iga.example' });
    const keep = {};
    const from = 'crime-prevention-fund-iga-sofia';
    const actor = await lead();
    const merge = (a: string, b: string) =>
      mergeOrganisations(database.owner, actor, { from: a, into: b, keep }, wiring);
    expect(await merge(iga, from)).toMatchObject({ ok: true, value: { slug: from } });
    const changes = await database.owner.change.count();
    expect(await merge(iga, from)).toMatchObject({ ok: true, touched: [] });
    expect(await database.owner.change.count()).toBe(changes);
    const project = await database.public.project.findUniqueOrThrow({
      where: { slug: services },
      include: { participants: true },
    });
    expect(project.document).toMatchObject({ promoter: { organisation: from } });
    expect(project.participants.map(({ organisationSlug }) => organisationSlug)).toContain(from);
    expect(JSON.stringify(project.document)).not.toContain(`"organisation":"${iga}"`);
    const found = await findOrganisationEntry(database.owner, actor, from);
    expect(found?.entry.aliases).toEqual(
      expect.arrayContaining(['IGA Sofia', 'IGA Fund', 'Crime Prevention Fund IGA']),
    );
    expect(found?.entry).toMatchObject({ url: 'https://iga.example', placeId: '55155' });
    expect(found?.use).toMatchObject({ formerSlugs: [iga], published: [{ roles: ['promoter'] }] });
    expect(await merge(from, 'roma-lom')).toMatchObject({ ok: true });
    expect(await database.public.organisationRedirect.findMany({ orderBy: { slug: 'asc' } })).toMatchObject([
      { slug: iga, target: 'roma-lom' },
      { slug: from, target: 'roma-lom' },
    ]);
    // A draft that was written before still means the organisation.
    expect(registeredIds(await loadFormRegisters(database.owner), 'organisations', iga)).toEqual([
      'roma-lom',
    ]);
    // The files of content still name it as it was, and may be applied again.
    await database.owner.$executeRaw`UPDATE portfolio.applied_content SET hash = ''`;
    const again = await applyContent({ ownerUrl: database.ownerUrl, contentDir: 'content' });
    expect(again).toMatchObject({ ok: true });
    expect(await database.owner.organisation.findUnique({ where: { slug: iga } })).toBeNull();
  });

  test('who may not is refused, and nothing happens', async () => {
    const approver = await anActor(database.owner, { role: 'approver' });
    const [mine, before] = [await formOf(iga), await state()];
    const input = organisationFromForm({ ...mine, nameEn: 'Other' }, iga);
    const refused = { ok: false, issues: [{ code: 'forbidden' }] };
    expect(await saveOrganisation(database.owner, approver, input, wiring)).toMatchObject(refused);
    const pair = { from: iga, into: 'roma-lom', keep: {} };
    expect(await mergeOrganisations(database.owner, await officer(), pair, wiring)).toMatchObject(refused);
    const unproven = await anActor(database.owner, { role: 'administrator', hasSecondFactor: false });
    expect(await mergeOrganisations(database.owner, unproven, pair, wiring)).toMatchObject(refused);
    expect(await listOrganisationEntries(database.owner, approver, everything)).toBeNull();
    expect(await state()).toBe(before);
  });

  test('proposes pairs with reasons, until somebody tells them apart', async () => {
    await made('Фонд за превенция на престъпността ИГА', {
      nameBg: 'Фонд за превенция на престъпността – ИГА Пазарджик',
    });
    await made('Mothers against drugs association Sofia');
    const pairs = async () =>
      (await listOrganisationPairs(database.owner, await officer())).map(({ first, second, reasons }) => ({
        pair: [first.slug, second.slug].toSorted(),
        reasons,
      }));
    const proposed = await pairs();
    expect(proposed.map(({ pair }) => pair)).toContainEqual([
      'mothers-against-drugs',
      'mothers-against-drugs-association-sofia',
    ]);
    expect(proposed.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(proposed.map(({ pair }) => pair.join())).not.toContain('roma-lom,roma-plovdiv');
    const [first, second] = ['mothers-against-drugs-association-sofia', 'mothers-against-drugs'];
    const teller = await officer();
    await tellOrganisationsApart(database.owner, teller, { first, second });
    expect((await pairs()).map(({ pair }) => pair)).not.toContainEqual([second, first]);

    const apart = (slug: string | null) => listOrganisationsApart(database.owner, teller, slug);
    const told = {
      first: { slug: second },
      second: { slug: first },
      by: teller.personId,
      at: expect.any(Date),
    };
    for (const slug of [null, first, second])
      expect(await apart(slug)).toMatchObject({ pairs: [told], total: 1 });
    expect(await apart('roma-lom')).toEqual({ pairs: [], total: 0 });
    const approver = await anActor(database.owner, { role: 'approver' });
    expect(await listOrganisationsApart(database.owner, approver)).toEqual({ pairs: [], total: 0 });
    const pair = { first, second };
    expect(await takeBackOrganisationsApart(database.owner, approver, pair)).toMatchObject({
      issues: [{ code: 'forbidden' }],
    });
    for (const _ of [1, 2])
      expect(await takeBackOrganisationsApart(database.owner, teller, pair)).toMatchObject({ ok: true });
    expect((await pairs()).map((each) => each.pair)).toContainEqual([second, first]);
    expect((await apart(null)).total).toBe(0);
    expect(await database.owner.auditEvent.count({ where: { action: 'organisation.apart-undone' } })).toBe(1);
  });

  test('changed content comes in beside what staff changed, and says where theirs stands', async () => {
    await changed(iga, { nameEn: 'As staff say', aliases: 'IGA Fund\nФПП – ИГА\nStaff alias' });
    const folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-registers-'));
    try {
      await cp('content', folder, { recursive: true });
      const file = path.join(folder, 'reference', 'organisations.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text
          .replace('en: Crime Prevention Fund IGA,', 'en: As content says,')
          .replace(
            'aliases: [IGA Fund, ФПП – ИГА]',
            'aliases: [IGA Fund, Content alias]\n  url: https://content.example',
          ),
      );
      const outcome = await applyContent({ ownerUrl: database.ownerUrl, contentDir: folder });
      expect(outcome).toMatchObject({ ok: true, value: { kept: [`organisations ${iga} name_en`] } });
      const form = await formOf(iga);
      expect(form).toMatchObject({ nameEn: 'As staff say', url: 'https://content.example' });
      expect(form['aliases']?.split('\n')).toEqual(['IGA Fund', 'Staff alias', 'Content alias']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
