import { expect, test } from 'vitest';
import { keepView, removeView } from '#lib/projects/commands/saved-view.ts';
import { listViews } from '#lib/projects/queries/saved-views.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();
const list = 'projects' as const;

test('a view is its owner’s alone, and a name kept again gets the new filters', async () => {
  const anna = await anActor(database.owner, { role: 'officer' });
  const boris = await anActor(database.owner, { role: 'administrator' });
  const kept = await keepView(database.staff, anna, { list, name: ' In review ', query: 'work=in-review' });
  if (!kept.ok) throw new Error('not kept');
  await keepView(database.staff, anna, { list, name: 'In review', query: 'work=approved' });
  expect(await listViews(database.staff, anna)).toEqual([
    { id: kept.value.id, name: 'In review', query: 'work=approved' },
  ]);
  expect(await listViews(database.staff, boris)).toEqual([]);
  expect(await removeView(database.staff, boris, { viewId: kept.value.id })).toMatchObject({
    value: { removed: false },
  });
  expect(await listViews(database.staff, anna)).toHaveLength(1);
  await removeView(database.staff, anna, { viewId: kept.value.id });
  expect(await listViews(database.staff, anna)).toEqual([]);
});

test('a view needs a name, an address of sane length, and there is an end to them', async () => {
  const actor = await anActor(database.owner, { role: 'officer' });
  for (const wrong of [
    { name: '' },
    { name: ' ' },
    { name: 'x'.repeat(61) },
    { query: 'x'.repeat(1001) },
    { list: 'people' },
  ])
    expect(await keepView(database.staff, actor, { list, name: 'a', query: '', ...wrong })).toMatchObject({
      ok: false,
    });
  for (let index = 0; index < 50; index += 1)
    expect((await keepView(database.staff, actor, { list, name: `view ${index}`, query: '' })).ok).toBe(true);
  expect(await keepView(database.staff, actor, { list, name: 'one more', query: '' })).toEqual({
    ok: false,
    issues: [{ field: 'name', code: 'too-many-views' }],
  });
  expect((await keepView(database.staff, actor, { list, name: 'view 7', query: 'q=x' })).ok).toBe(true);
});
