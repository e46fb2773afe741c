import { beforeAll, describe, expect, test } from 'vitest';
import { applyContent } from '#lib/imports/content.ts';
import { savePlaceAliases } from '#lib/places/commands/save-aliases.ts';
import { findPlaceEntry, searchPlaceEntries } from '#lib/places/queries/register.ts';
import { saveProgramme } from '#lib/programmes/commands/save.ts';
import { programmeFromForm, programmeToForm } from '#lib/programmes/form.ts';
import { listProgrammeEntries } from '#lib/programmes/queries/register.ts';
import { reprojectProjects } from '#lib/projects/commands/reproject.ts';
import { saveTargetGroup } from '#lib/target-groups/commands/save.ts';
import { targetGroupFromForm, targetGroupToForm } from '#lib/target-groups/form.ts';
import { listTargetGroupEntries } from '#lib/target-groups/queries/register.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

const wiring = { reproject: reprojectProjects };

describe('the smaller registers', () => {
  const database = testDatabase();

  beforeAll(async () => {
    const outcome = await applyContent({ ownerUrl: database.ownerUrl, contentDir: 'content' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  });

  const lead = (programme?: string) =>
    anActor(database.owner, { role: 'lead', ...(programme !== undefined && { programme }) });
  const officer = () => anActor(database.owner, { role: 'officer' });
  const lastChange = async () =>
    (await database.public.change.findFirst({ orderBy: { seq: 'desc' } }))?.tags ?? [];
  const found = async (key: string) =>
    (
      await database.public.$queryRaw<{ slug: string }[]>`
        SELECT slug FROM portfolio.search_document WHERE keys @@ ${key}::tsquery ORDER BY slug`
    ).map(({ slug }) => slug);

  describe('target groups', () => {
    const group = async (slug: string) =>
      (await listTargetGroupEntries(database.owner, await lead())).find((entry) => entry.slug === slug) ??
      null;
    const change = async (slug: string, values: Record<string, string>) =>
      saveTargetGroup(
        database.owner,
        await lead(),
        targetGroupFromForm({ ...targetGroupToForm(await group(slug)), ...values }, slug),
        wiring,
      );

    test('a group cannot lie in itself, nor in one that lies in it', async () => {
      expect(await change('children', { parent: 'children' })).toMatchObject({
        ok: false,
        issues: [{ field: 'parent', code: 'own-parent' }],
      });
      const child = (await listTargetGroupEntries(database.owner, await lead())).find(
        ({ parentSlug }) => parentSlug !== null,
      );
      expect(await change(child?.parentSlug ?? '', { parent: child?.slug ?? '' })).toMatchObject({
        ok: false,
        issues: [{ field: 'parent', code: 'own-parent' }],
      });
      expect(await change('children', { parent: 'no-such-group' })).toMatchObject({
        ok: false,
        issues: [{ field: 'parent', code: 'unknown-parent' }],
      });
    });

    test('a new group takes in another, and projects of that one count for it and are found by its name', async () => {
      const made = await saveTargetGroup(
        database.owner,
        await lead(),
        targetGroupFromForm(
          {
            nameEn: 'Zetagroup',
            nameBg: 'Зетагрупа',
            descriptionEn: 'For tests.',
            descriptionBg: 'За проби.',
          },
          null,
        ),
        wiring,
      );
      expect(made).toMatchObject({ ok: true, value: { slug: 'zetagroup' } });
      expect(await found('zetagroup')).toEqual([]);
      const before = await group('roma');
      expect(await change('roma', { parent: 'zetagroup' })).toMatchObject({ ok: true });
      expect((await group('zetagroup'))?.projects).toBe(before?.projects);
      expect(await found('zetagrup')).toHaveLength(before?.projects ?? -1);
      expect(await lastChange()).toEqual(
        expect.arrayContaining(['reference', 'target-group:zetagroup', 'projects']),
      );
      expect(await change('roma', { parent: '' })).toMatchObject({ ok: true });
      expect((await group('zetagroup'))?.projects).toBe(0);
      expect(await found('zetagrup')).toEqual([]);
      expect(await lastChange()).toContain('target-group:zetagroup');
    });

    test('officers read it and do not change it', async () => {
      expect(await listTargetGroupEntries(database.owner, await officer())).not.toEqual([]);
      const input = targetGroupFromForm(targetGroupToForm(await group('roma')), 'roma');
      expect(await saveTargetGroup(database.owner, await officer(), input, wiring)).toMatchObject({
        issues: [{ code: 'forbidden' }],
      });
    });
  });

  describe('programmes', () => {
    test('the lead of one changes that one and makes no other', async () => {
      const actor = await lead('justice');
      const [entry] = await listProgrammeEntries(database.owner, actor, 'justice');
      expect(entry).toMatchObject({ fourEyes: true, fundingPeriod: '2014-2021' });
      const values = { ...programmeToForm(entry ?? null), nameEn: 'Zedjustice', fund: 'norway-grants' };
      expect(
        await saveProgramme(database.owner, actor, programmeFromForm(values, 'justice'), wiring),
      ).toMatchObject({ ok: true });
      expect(await found('zedzhustice')).toHaveLength(entry?.published ?? -1);
      expect(await lastChange()).toEqual(expect.arrayContaining(['reference', 'programme:justice']));
      expect(
        await saveProgramme(database.owner, actor, programmeFromForm(values, null), wiring),
      ).toMatchObject({ issues: [{ code: 'forbidden' }] });
      expect(
        await saveProgramme(
          database.owner,
          await lead('another'),
          programmeFromForm({ ...values, nameEn: 'Theirs' }, 'justice'),
          wiring,
        ),
      ).toMatchObject({ issues: [{ code: 'forbidden' }] });
      expect(
        await saveProgramme(
          database.owner,
          await lead(),
          programmeFromForm({ ...values, nameEn: 'Second' }, 'justice'),
          wiring,
        ),
      ).toMatchObject({
        issues: expect.arrayContaining([{ field: '', code: 'changed-meanwhile' }]),
      });
    });
  });

  describe('places', () => {
    test('are searched by code and any spelling, and keep their names when a spelling is added', async () => {
      const actor = await officer();
      const search = async (text: string, kind = '') =>
        (await searchPlaceEntries(database.owner, actor, { text, kind, after: null, limit: 500 }))?.rows.map(
          ({ id }) => id,
        );
      expect(await search('44238')).toEqual(['44238']);
      expect(await search('Lom', 'town')).toContain('44238');
      expect(await search('Русе', 'district')).toEqual(await search('rousse', 'district'));
      expect(
        (await searchPlaceEntries(database.owner, actor, { text: '', kind: '', after: null, limit: 50 }))
          ?.total,
      ).toBe(553);
      const lom = await findPlaceEntry(database.owner, actor, '44238');
      expect(lom?.above.map(({ id }) => id)).toEqual(['MON24', 'BG312', 'BG']);
      const saved = await savePlaceAliases(
        database.owner,
        actor,
        { id: '44238', was: lom?.fingerprint ?? '', aliases: [...(lom?.aliases ?? []), 'Almuszet'] },
        wiring,
      );
      expect(saved).toMatchObject({ ok: true });
      expect(await found('almuszet')).toHaveLength(lom?.projects ?? -1);
      expect(await lastChange()).toContain('place:44238');
      const again = { id: '44238', was: lom?.fingerprint ?? '', aliases: [] };
      expect(await savePlaceAliases(database.owner, actor, again, wiring)).toMatchObject({
        issues: expect.arrayContaining([{ field: '', code: 'changed-meanwhile' }]),
      });
    });
  });
});
