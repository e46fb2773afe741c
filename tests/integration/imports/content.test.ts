import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { applyContent } from '#lib/imports/content.ts';
import { testDatabase } from '#tests/support/database.ts';

describe('applying content', () => {
  const database = testDatabase();
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-content-'));
    await cp('content', folder, { recursive: true });
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const apply = (options: { onlyIfEmpty?: boolean } = {}) =>
    applyContent({ ownerUrl: database.ownerUrl, contentDir: folder, ...options });
  const file = (name: string) => path.join(folder, 'projects', `${name}.yaml`);
  const change = async (name: string, from: string, to: string) => {
    const text = await readFile(file(name), 'utf8');
    expect(text).toContain(from);
    await writeFile(file(name), text.replace(from, to));
  };
  const changes = () => database.public.change.findMany({ orderBy: { seq: 'asc' } });

  test('a wrong file leaves the store empty and names file, line, field and reason', async () => {
    await change('everything-is-possible', 'amountCents: 3464900', 'amountCents: many');
    await change('partnership-with-a-cause', 'organisation: centre-dinamika', 'organisation: nobody');
    const outcome = await apply();
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(outcome.issues).toContainEqual(
      expect.objectContaining({
        field: 'grant.amountCents',
        at: { file: 'projects/everything-is-possible.yaml', line: expect.any(Number) },
      }),
    );
    expect(outcome.issues).toContainEqual(
      expect.objectContaining({
        field: 'promoter.organisation',
        context: { reason: 'there is no nobody in the register of organisations' },
      }),
    );
    expect(await database.public.project.count()).toBe(0);
    expect(await database.public.place.count()).toBe(0);
    expect(await changes()).toEqual([]);
  });

  test('writes everything as one change', async () => {
    const outcome = await apply();
    expect(outcome).toMatchObject({ ok: true, value: { unchanged: [] } });
    expect(await database.public.project.count()).toBe(4);
    expect(await database.public.place.count({ where: { kind: 'municipality' } })).toBe(265);
    const recorded = await changes();
    expect(recorded).toHaveLength(1);
    expect(recorded[0]?.tags).toEqual(expect.arrayContaining(['reference', 'projects', 'place:BG421']));
  });

  test('touches nothing when nothing changed, and nothing at all when only an empty portfolio is wanted', async () => {
    expect(await apply()).toMatchObject({ ok: true, value: { applied: [] } });
    await change('everything-is-possible', 'en: Everything is possible', 'en: Everything is changed');
    expect(await apply({ onlyIfEmpty: true })).toMatchObject({
      ok: true,
      value: { applied: [], unchanged: [] },
    });
    expect(await changes()).toHaveLength(1);
  });

  test('brings a changed file in, with the tags of what it was and what it is', async () => {
    await change('everything-is-possible', 'place: BG421', 'place: BG315');
    expect(await apply()).toMatchObject({ ok: true, value: { applied: ['everything-is-possible'] } });
    const recorded = await changes();
    expect(recorded).toHaveLength(2);
    expect(recorded[1]?.tags).toEqual(expect.arrayContaining(['place:BG421', 'place:BG315', 'projects']));
    expect(recorded[1]?.tags).not.toContain('reference');
  });

  test('a renamed place changes what is found, without a change to any project', async () => {
    const places = path.join(folder, 'reference', 'places.yaml');
    const register: { id: string; aliases?: string[] }[] = parse(await readFile(places, 'utf8'));
    for (const place of register)
      if (place.id === '44238') place.aliases = [...(place.aliases ?? []), 'Almus'];
    await writeFile(places, stringify(register));
    const outcome = await apply();
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome.ok && outcome.value.applied).toContain('reference');
    const lom = await database.public.place.findUniqueOrThrow({ where: { id: '44238' } });
    expect(lom.aliases).toContain('Almus');
    expect((await changes()).at(-1)?.tags).toContain('reference');
  });
});
