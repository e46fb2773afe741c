import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { writeCsv } from '#lib/codecs/csv.ts';
import { writeXlsx } from '#lib/codecs/xlsx.ts';
import { exportedPaths, writeProjectTable } from '#lib/exports/project-table.ts';
import { type HeaderWords, readHeaderWords } from '#lib/imports/tables/header-words.ts';
import { guessMapping } from '#lib/imports/tables/mapping.ts';
import { openTable } from '#lib/imports/tables/open-table.ts';
import { removeOrphanedFiles } from '#lib/media/commands/clean-up.ts';
import { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import { applyBatch, undoBatch } from '#lib/projects/commands/apply-batch.ts';
import { forgetExpiredTraces } from '#lib/projects/commands/forget-expired.ts';
import { takeDuplicate } from '#lib/projects/commands/take-duplicate.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { listImportFolders, listImportRows, listIndexedEntries } from '#lib/projects/queries/imports.ts';
import { openStorage } from '#lib/storage/open.ts';
import type { Storage } from '#lib/storage/storage.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { checkTable, proposeMapping, receiveTable } from '#lib/web/staff/table-import.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { codesOf, saved, seed, seededProject, valueOf } from '../projects/editing/seeded-staff.ts';

const database = testDatabase();
const other = 'partnership-with-a-cause';
const folder = mkdtempSync(path.join(tmpdir(), 'grantfolio-tables-'));
let lead: StaffActor;
let storage: Storage;
let words: HeaderWords;

beforeAll(async () => {
  await seed(database.ownerUrl);
  lead = await anActor(database.owner, { role: 'lead' });
  storage = await openStorage(folder, null);
  const read = await readHeaderWords('content');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  words = read.value;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Brings a table in and checks it with the proposed columns. */
async function checked(text: string, changes: object = {}) {
  const batchId = randomUUID();
  const upload = { batchId, name: 'table.csv', bytes: Buffer.from(text) };
  const kept = valueOf(await receiveTable(database.staff, storage, lead, upload));
  const mapping = { ...(await proposeMapping(database.staff, lead, kept, words)), ...changes };
  const summary = valueOf(await checkTable(database.staff, storage, lead, { batchId, mapping }));
  const { rows } = valueOf(await listImportRows(database.staff, lead, { batchId, limit: 200 }));
  return { batchId, summary, rows, mapping };
}

/** All that drafts hold and what is open, to compare before and after. */
async function portfolio(): Promise<string> {
  const entries = await database.owner.entry.findMany({ orderBy: { projectId: 'asc' } });
  const texts = await Promise.all(entries.map(async ({ projectId }) => [projectId, await textOf(projectId)]));
  return JSON.stringify([
    texts,
    entries.map(({ projectId, state, editionState }) => [projectId, state, editionState]),
  ]);
}

async function textOf(projectId: string): Promise<Draft> {
  return valueOf(await getEditor(database.staff, lead, { projectId })).head.draft;
}

describe('a table of projects', () => {
  test('new rows begin projects, applied in one batch and taken back as if they had never been', async () => {
    const before = await portfolio();
    const { batchId, summary, rows } = await checked(
      'Номер на проекта;Заглавие на проекта;Бенефициент;Безвъзмездна помощ;Начална дата\n' +
        'BG-NEW-0001;Център за деца в Лом;Непозната организация;12 345,60 EUR;01.02.2022\n' +
        'BG-NEW-0002;Втори проект за хората;;1.234,50 лв.;2022-03\n' +
        'BG-NEW-0003;Трети проект за хората;;;\n',
    );
    expect(rows.flatMap(({ issues }) => issues)).toEqual([]);
    expect(rows[0]?.remarks).toMatchObject([{ field: 'promoter', code: 'unknown-organisation' }]);
    expect(summary).toMatchObject({ state: 'prepared', kinds: { new: 3, problem: 0 }, rows: { waiting: 3 } });
    expect(await portfolio()).toBe(before);
    expect(valueOf(await applyBatch(database.staff, lead, { batchId })).rows).toMatchObject({ applied: 3 });
    const [made] = await database.owner.entry.findMany({ where: { titleBg: 'Център за деца в Лом' } });
    expect(await textOf(made?.projectId ?? '')).toEqual({
      'title.bg': 'Център за деца в Лом',
      number: 'BG-NEW-0001',
      'promoter.organisation': 'Непозната организация',
      'promoter.nameAsStated': 'Непозната организация',
      grant: '12 345,60 EUR',
      startsOn: '01.02.2022',
    });
    const [touched] = await database.owner.entry.findMany({ where: { titleBg: 'Втори проект за хората' } });
    await saved(database.staff, lead, { number: 'by hand' }, touched?.projectId ?? '');
    expect(valueOf(await undoBatch(database.staff, lead, { batchId }))).toMatchObject({
      rows: { undone: 3 },
      problems: 1,
    });
    const told = valueOf(await listImportRows(database.staff, lead, { batchId })).rows;
    expect(told.map(({ problem }) => problem)).toEqual([null, 'changed-since', null]);
    await database.owner.entry.delete({ where: { projectId: touched?.projectId ?? '' } });
    expect(await portfolio()).toBe(before);
  });

  test('activities and grants of the standards become drafts with what they say, and a mix of currencies is a problem', async () => {
    const before = await portfolio();
    const brought = await Promise.all(
      ['activities-2.03.xml', 'activities-1.05.xml', 'grants.json'].map((name) =>
        checked(readFileSync(path.join('tests/fixtures/tables', name), 'utf8')),
      ),
    );
    const [later, earlier, grants] = brought;
    expect(later?.rows).toMatchObject([{ kind: 'new', issues: [] }]);
    expect(earlier?.rows).toMatchObject([
      { kind: 'problem', issues: [{ field: 'grant', code: 'bad-money', context: { column: 'commitment' } }] },
      { kind: 'problem', issues: [{ field: 'declaredStatus', context: { column: 'activity-status' } }] },
    ]);
    expect(grants?.rows.map(({ kind, issues }) => [kind, issues.map(({ field }) => field)])).toEqual([
      ['problem', ['programme']],
      ['new', []],
    ]);
    await applyBatch(database.staff, lead, { batchId: later?.batchId ?? '' });
    const [made] = await database.owner.entry.findMany({ where: { titleBg: 'Тръстики за долна Огоста' } });
    expect(await textOf(made?.projectId ?? '')).toEqual({
      number: 'XM-EX-77-041',
      'title.en': 'Reed beds for the lower Ogosta',
      'title.bg': 'Тръстики за долна Огоста',
      'goal.en': 'Cleaner water in six villages.',
      declaredStatus: 'ongoing',
      startsOn: '2020-03-15',
      endsOn: '2023-01-31',
      grant: '51500.25 EUR',
      initialCost: '61500.75 EUR',
      'promoter.nameAsStated': 'Ogosta Friends',
      'promoter.organisation': 'Ogosta Friends',
      partners: 'reeds-and-ropes',
      'partners[reeds-and-ropes].nameAsStated': 'Reeds; and Ropes',
      'partners[reeds-and-ropes].organisation': 'Reeds; and Ropes',
      places: 'montana lom',
      'places[montana].place': 'Montana',
      'places[lom].place': 'Lom',
      website: 'https://rivers.example.org/reed-beds',
    });
    for (const { batchId } of brought) await undoBatch(database.staff, lead, { batchId });
    expect(await portfolio()).toBe(before);
  });

  test('a row that names its project changes what it says and nothing else', async () => {
    const { rows, summary } = await checked(`id,grant,summary.en\n${seededProject},1 EUR,\n`);
    expect(summary.kinds).toMatchObject({ changed: 1 });
    expect(rows).toMatchObject([
      { kind: 'changed', projectId: seededProject, cells: { grant: { to: '1 EUR' } } },
    ]);
    expect(Object.keys(rows[0]?.cells ?? {})).toEqual(['grant']);
  });

  test('blank leaves as is; the word for it clears, and only it', async () => {
    await saved(database.staff, lead, { website: 'https://example.org/' });
    const before = await textOf(seededProject);
    const { batchId, rows } = await checked(`id,grant,website,partners\n${seededProject},,-,\n`);
    expect(rows[0]?.cells).toEqual({ website: { from: 'https://example.org/', to: '' } });
    await applyBatch(database.staff, lead, { batchId });
    expect((await textOf(seededProject))['website'] ?? '').toBe('');
    await undoBatch(database.staff, lead, { batchId });
    expect(await textOf(seededProject)).toEqual(before);
    const kept = await checked(`id,website,grant\n${seededProject},-,\n`, { clears: '' });
    expect(kept.rows[0]).toMatchObject({ kind: 'problem', issues: [{ field: 'website', code: 'bad-web' }] });
  });

  test('a cell that changed meanwhile is never overwritten', async () => {
    const { batchId } = await checked(`id,grant,number\n${seededProject},2 EUR,MINE-1\n`);
    await saved(database.staff, lead, { number: 'THEIRS-1' });
    const applied = valueOf(await applyBatch(database.staff, lead, { batchId }));
    expect(applied).toMatchObject({ rows: { applied: 0, skipped: 1 } });
    const { rows } = valueOf(await listImportRows(database.staff, lead, { batchId }));
    expect(rows[0]).toMatchObject({ state: 'skipped', problem: 'changed-meanwhile' });
    expect((await textOf(seededProject))['number']).toBe('THEIRS-1');
  });

  test('a table is checked again with other columns, and what was settled is remembered for its header', async () => {
    const text = `Nummer;Titel\nX-1;Ein Titel ohne Bedeutung\n`;
    const first = await checked(text, { columns: ['number', 'title.en'], key: 'number' });
    expect(first.summary.kinds).toMatchObject({ new: 1 });
    const again = await checked(text);
    expect(again.mapping).toMatchObject({ columns: ['number', 'title.en'], key: 'number' });
    const mapping = { ...again.mapping, columns: ['number', null], key: 'number' as const };
    const checkedAgain = valueOf(
      await checkTable(database.staff, storage, lead, { batchId: again.batchId, mapping }),
    );
    expect(checkedAgain.kinds).toMatchObject({ new: 0, problem: 1 });
    const officer = await anActor(database.owner, { role: 'officer' });
    const bytes = Buffer.from(text);
    expect(
      codesOf(
        await receiveTable(database.staff, storage, officer, { batchId: randomUUID(), name: 'a', bytes }),
      ),
    ).toEqual(['forbidden']);
  });
});

describe('duplicates', () => {
  test('a row that resembles a project, or repeats a row, is left out until somebody takes it', async () => {
    await saved(database.staff, lead, { number: 'BG-DUP-0001' });
    const { batchId, rows, summary } = await checked(
      'id,number,title.en\n' +
        ',BG-DUP-0001-C02,An amendment of the same\n' +
        ',BG-DUP-0002,A project of many words\n' +
        ',BG-DUP-0002,A project of many words\n' +
        `${seededProject},,\n${seededProject},BG-DUP-0009,\n`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['duplicate', 'new', 'duplicate', 'same', 'duplicate']);
    expect(rows[0]?.duplicates).toMatchObject([
      { slug: seededProject, score: 0.95, reasons: [{ code: 'same-number' }] },
    ]);
    expect(rows[2]?.duplicates).toMatchObject([{ slug: null, line: 3, reasons: [{ code: 'same-row' }] }]);
    expect(summary.rows).toMatchObject({ waiting: 1, skipped: 4 });
    const take = (position: number, taken: boolean) =>
      takeDuplicate(database.staff, lead, { batchId, position, taken });
    expect(codesOf(await take(1, true))).toEqual(['not-a-duplicate']);
    expect(codesOf(await take(4, true))).toEqual(['not-a-duplicate']);
    valueOf(await take(0, true));
    valueOf(await take(2, true));
    valueOf(await take(2, false));
    const before = await portfolio();
    expect(valueOf(await applyBatch(database.staff, lead, { batchId })).rows).toMatchObject({ applied: 2 });
    expect(codesOf(await take(2, true))).toEqual(['wrong-state']);
    valueOf(await undoBatch(database.staff, lead, { batchId }));
    expect(await portfolio()).toBe(before);
  });

  test('a table that nobody went on with is forgotten, and its file with it', async () => {
    const { batchId } = await checked('id,number,title.en\n,BG-OLD-0001,An old table of projects\n');
    const later = new Date(Date.now() + 31 * 86_400_000);
    await forgetExpiredTraces(database.staff, later);
    expect(await database.owner.batch.findUnique({ where: { id: batchId } })).toBeNull();
    await removeOrphanedFiles(database.staff, storage, later, await listImportFolders(database.staff));
    const left: string[] = [];
    for await (const { key } of storage.listFiles()) left.push(key);
    const known = await listImportFolders(database.staff);
    expect(left.filter((key) => !known.includes(key.split('/')[0] ?? ''))).toEqual([]);
  });
});

describe('projects that were handed out as a table', () => {
  async function handedOut(format: 'csv' | 'xlsx', locale: 'en' | 'bg'): Promise<Buffer> {
    const lookup = new RegisterLookup(await loadFormRegisters(database.staff));
    const entries = listIndexedEntries(database.staff, lead, exportedPaths);
    const pieces: Buffer[] = [];
    for await (const piece of writeProjectTable(format, entries, { locale, lookup, sheet: 'Проекти' }))
      pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async function brought(bytes: Buffer) {
    const batchId = randomUUID();
    const kept = valueOf(
      await receiveTable(database.staff, storage, lead, { batchId, name: 'projects', bytes }),
    );
    expect(kept.table.own).toBe(true);
    const mapping = await proposeMapping(database.staff, lead, kept, words);
    const summary = valueOf(await checkTable(database.staff, storage, lead, { batchId, mapping }));
    const { rows } = valueOf(await listImportRows(database.staff, lead, { batchId, limit: 200 }));
    return { batchId, summary, rows };
  }

  /** The table with cells changed, as a person does it in a program. */
  async function edited(bytes: Buffer, edits: (row: string[], column: (name: string) => number) => void) {
    const opened = await openTable(bytes);
    if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
    const { header } = opened.table;
    const rows: string[][] = [header];
    for await (const some of opened.table.rows())
      for (const { cells } of some) rows.push(header.map((_, index) => cells[index] ?? ''));
    const columns = guessMapping(opened.table, words).columns;
    for (const row of rows.slice(1)) edits(row, (name) => columns.indexOf(name));
    return rows;
  }

  test.for([
    ['csv', 'bg'],
    ['csv', 'en'],
    ['xlsx', 'bg'],
  ] as const)(
    '%s in %s comes back unchanged; three edited cells are three changes',
    async ([format, locale]) => {
      const bytes = await handedOut(format, locale);
      const count = await database.owner.entry.count();
      const same = await brought(bytes);
      expect(same.rows.flatMap((row) => Object.entries(row.cells))).toEqual([]);
      expect(same.summary.kinds).toEqual({ new: 0, changed: 0, same: count, duplicate: 0, problem: 0 });

      const before = await portfolio();
      const rows = await edited(bytes, (row, column) => {
        if (row[0] === seededProject) {
          row[column('grant')] = '129 068,81 EUR';
          row[column('summary.bg')] = '=Ново обобщение; с „кавички“,\nна два реда';
        } else if (row[0] === other) row[column('places')] += '; Видин [vidin]';
      });
      const pieces: Buffer[] = [];
      if (format === 'xlsx') pieces.push(await writeXlsx('Проекти', rows));
      else for await (const piece of writeCsv(rows)) pieces.push(piece);
      const three = await brought(Buffer.concat(pieces));
      expect(three.summary.kinds).toEqual({ new: 0, changed: 2, same: count - 2, duplicate: 0, problem: 0 });
      const changed = three.rows.filter(({ kind }) => kind === 'changed');
      const cells = Object.fromEntries(changed.map((row) => [row.projectId, row.cells]));
      expect(Object.keys(cells[seededProject] ?? {}).sort()).toEqual(['grant', 'summary.bg']);
      expect(cells[seededProject]?.['summary.bg']?.to).toBe('=Ново обобщение; с „кавички“,\nна два реда');
      // A place more is its row, and the order of the list.
      expect(Object.keys(cells[other] ?? {}).sort()).toEqual(['places', 'places[vidin].place']);

      await applyBatch(database.staff, lead, { batchId: three.batchId });
      expect((await textOf(seededProject))['grant']).toBe('129 068,81 EUR');
      await undoBatch(database.staff, lead, { batchId: three.batchId });
      expect(await portfolio()).toBe(before);
    },
  );
});
