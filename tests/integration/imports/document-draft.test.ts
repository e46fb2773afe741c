import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { operator } from '#lib/auth/operator.ts';
import { makeDraft } from '#lib/imports/document-draft.ts';
import { sureChoices } from '#lib/imports/drafts/choose.ts';
import { readDraft } from '#lib/projects/form/read.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import type { Statement } from '#lib/projects/schema.ts';
import { dismissDocument, keepChoices } from '#lib/sources/commands/choose.ts';
import { keepDocument } from '#lib/sources/commands/keep-document.ts';
import { findDocument, listDocuments } from '#lib/sources/queries.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { anActor } from '#tests/support/actors.ts';
import { headOf } from '#tests/support/draft-project.ts';
import { fixtureText as fixture, importFixtures } from '#tests/support/import-fixtures.ts';
import { documentOf, draftWithSure, importPage, proposalOf, valueOf } from '#tests/support/imported-page.ts';
import { wholeState } from '#tests/support/whole-state.ts';
import { codesOf, saved } from '../projects/editing/seeded-staff.ts';
import { pageDesk } from './page-desk.ts';

const desk = pageDesk();
const { database } = desk;

const fixtures = importFixtures();

/** What no page gives in our words, or what the page of the fixture itself lacks. */
const causedByPage = /^(?:summary\.en|title\.en) missing$/;

describe('a page becomes a draft', () => {
  const pages = ['operator', 'operator-bulgarian', 'portal-2009-2014', 'portal-2014-2021', 'portal-body'];

  test.for(pages)('%s: every value has its words, and the form reads it', async (name) => {
    const text = fixture(name);
    const documentId = await importPage(desk, { text, name: `${name}.txt` });
    const proposal = await proposalOf(desk, documentId);
    const made = valueOf(await draftWithSure(desk, documentId));
    const head = await headOf(database.owner, made.projectId);
    expect(head).toMatchObject({ kind: 'import', number: 1, authorId: desk.officer.personId });
    const draft = head.draft as Draft;
    const statements = head.statements as unknown as Statement[];
    for (const { quote, raw } of statements) {
      expect(raw).toBeDefined();
      expect(text).toContain(quote?.text);
      expect(quote?.text).toContain(raw);
    }
    const taken = proposal.fields.filter(({ sure }) => sure);
    expect(taken.length).toBeGreaterThan(0);
    for (const { cites, texts } of taken) {
      expect(draft).toMatchObject(texts);
      for (const path of cites) expect(statements.map((each) => each.path)).toContain(path);
    }
    const { issues, readings } = readDraft(draft, {
      id: made.projectId,
      slug: made.projectId,
      updatedOn: '2026-11-21',
      statements,
      registers: await loadFormRegisters(database.staff),
    });
    expect(
      issues.map(({ field, code }) => `${field} ${code}`).filter((each) => !causedByPage.test(each)),
    ).toEqual([]);
    expect(Object.values(readings).filter(({ asks }) => asks)).toEqual([]);
    expect(await documentOf(database.staff, desk.officer, documentId)).toMatchObject({
      state: 'drafted',
      projectId: made.projectId,
      text,
    });
  });

  test.for(fixtures.filter(({ bytes }) => bytes.length > 0).map(({ name }) => name))(
    '%s: no value of the reading is dropped unseen',
    async (name) => {
      const text = fixture(name);
      const documentId = await importPage(desk, { text });
      const document = await documentOf(database.staff, desk.officer, documentId);
      const proposal = await proposalOf(desk, documentId);
      const { statements, unused } = document.reading as {
        statements: { path: string }[];
        unused: { start: number; end: number }[];
      };
      const shown = [...proposal.fields.map(({ id }) => id), ...proposal.left.map(({ path }) => path)];
      for (const { path } of statements) expect(shown).toContain(path);
      const spans = [...proposal.fields.flatMap((field) => [...field.spans]), ...proposal.unused];
      for (const { start, end } of unused)
        expect(spans.some((span) => span.start <= start && span.end >= end)).toBe(true);
    },
  );

  test('a sum whose label may be that of a fund is asked about, and becomes what somebody says', async () => {
    const documentId = await importPage(desk, { text: fixture('portal-fund-label-lost') });
    const { fields } = await proposalOf(desk, documentId);
    expect(fields.map(({ id }) => id)).not.toContain('finalCost');
    const sum = fields.find(({ question }) => question?.code === 'of-what');
    expect(sum).toMatchObject({ field: 'grant', state: 'ask', sure: false, raw: '€ 52,480' });
    expect(sum?.question?.options.map(({ id }) => id)).toEqual(['grant', 'initialCost', 'finalCost']);
    const made = valueOf(
      await draftWithSure(desk, documentId, { [sum?.id ?? '']: { taken: true, option: 'grant' } }),
    );
    const head = await headOf(database.owner, made.projectId);
    expect((head.draft as Draft)['grant']).toMatch(/^52.480 EUR$/);
    expect(head.statements).toContainEqual(
      expect.objectContaining({ path: 'grant', quote: { text: '€ 52,480' } }),
    );
  });

  test('what asks is left open, and the answer goes in with the words of the page', async () => {
    const text = fixture('portal-2009-2014');
    const documentId = await importPage(desk, { text });
    const { fields } = await proposalOf(desk, documentId);
    const grant = fields.find(({ id }) => id === 'grant');
    expect(grant).toMatchObject({ state: 'ask', sure: false, question: { code: 'which-sum' } });
    const [option] = grant?.question?.options ?? [];
    const made = valueOf(
      await draftWithSure(desk, documentId, {
        grant: { taken: true, option: option?.id },
      }),
    );
    expect(made.open.map(({ id }) => id)).not.toContain('grant');
    const head = await headOf(database.owner, made.projectId);
    expect((head.draft as Draft)['grant']).toBe('36 882 EUR');
    expect(head.statements).toContainEqual(
      expect.objectContaining({
        path: 'grant',
        value: { amountCents: 3_688_200, currency: 'EUR' },
        raw: '€ 36,882',
        quote: { text: '€ 36,882' },
      }),
    );
  });

  test('a repeat is the same draft; a second draft of one page is refused', async () => {
    const documentId = await importPage(desk, { text: fixture('operator') });
    const choices = sureChoices(await proposalOf(desk, documentId));
    const input = { operationId: randomUUID(), documentId, choices };
    const made = valueOf(await makeDraft(database.staff, desk.officer, input));
    const again = valueOf(await makeDraft(database.staff, desk.officer, input));
    expect(again).toMatchObject({ projectId: made.projectId, revision: made.revision });
    const before = await wholeState(database.owner, '/nowhere');
    expect(
      codesOf(await makeDraft(database.staff, desk.officer, { ...input, operationId: randomUUID() })),
    ).toEqual(['wrong-state']);
    expect(await wholeState(database.owner, '/nowhere')).toEqual(before);
  });

  test('the operator’s drafts have the author system', async () => {
    const documentId = await importPage(desk.as(operator), {
      text: fixture('register-bulgarian'),
    });
    const made = valueOf(await draftWithSure(desk.as(operator), documentId));
    expect(await headOf(database.owner, made.projectId)).toMatchObject({
      authorId: 'system',
      kind: 'import',
    });
  });
});

describe('who may', () => {
  test('is decided by role and programme, and a refusal changes nothing', async () => {
    const text = fixture('operator').replace('Local mobility', 'Justice');
    const documentId = await importPage(desk, { text });
    const actors = {
      nobody: await anActor(database.owner, { role: null }),
      approver: await anActor(database.owner, { role: 'approver' }),
      communication: await anActor(database.owner, { role: 'communication' }),
      elsewhere: await anActor(database.owner, { role: 'officer', programme: 'another' }),
    };
    const before = await wholeState(database.owner, '/nowhere');
    for (const actor of Object.values(actors)) {
      expect(codesOf(await findDocument(database.staff, actor, { documentId }))).toEqual(['forbidden']);
      const { documents } = await listDocuments(database.staff, actor, { limit: 100 });
      expect(documents.map(({ id }) => id)).not.toContain(documentId);
      const input = { operationId: randomUUID(), documentId, choices: {} };
      expect(codesOf(await makeDraft(database.staff, actor, input))).toEqual(['forbidden']);
      expect(codesOf(await keepChoices(database.staff, actor, { documentId, choices: {} }))).toEqual([
        'forbidden',
      ]);
      expect(codesOf(await dismissDocument(database.staff, actor, { documentId }))).toEqual(['forbidden']);
    }
    const { id: _, ...rest } = {
      id: '',
      documentId: randomUUID(),
      name: '',
      format: 'text' as const,
      text,
      reading: {},
    };
    expect(codesOf(await keepDocument(database.staff, actors.communication, rest))).toEqual(['forbidden']);
    expect(await wholeState(database.owner, '/nowhere')).toEqual(before);
  });

  test('an officer of one programme makes no draft in another', async () => {
    const mine = await anActor(database.owner, { role: 'officer', programme: 'another' });
    const text = fixture('operator').replace('Local mobility', 'Justice');
    const documentId = await importPage(desk.as(mine), { text });
    expect(codesOf(await draftWithSure(desk.as(mine), documentId))).toEqual(['forbidden']);
    expect(await documentOf(database.staff, mine, documentId)).toMatchObject({
      state: 'open',
      projectId: null,
    });
  });
});

describe('names of organisations', () => {
  test('a match that a person accepts is an alias from then on', async () => {
    const text = fixture('operator').replace(
      'Municipality of Sevlievo\n\nPartners',
      'Centre Dynamika of Ruse\n\nPartners',
    );
    const documentId = await importPage(desk, { text });
    const { fields } = await proposalOf(desk, documentId);
    const promoter = fields.find(({ id }) => id === 'promoter');
    expect(promoter).toMatchObject({ state: 'unknown', question: { code: 'unknown-organisation' } });
    expect(promoter?.question?.options.map(({ id }) => id)).toContain('centre-dinamika');
    const chosen = {
      promoter: { taken: true, option: 'centre-dinamika' },
      'partners[0]': { taken: true, option: 'new' },
    };
    const made = valueOf(await draftWithSure(desk, documentId, chosen));
    const draft = (await headOf(database.owner, made.projectId)).draft as Draft;
    expect(draft['promoter.organisation']).toBe('centre-dinamika');
    expect(draft['promoter.nameAsStated']).toBe('Centre Dynamika of Ruse');
    const known = await database.owner.organisation.findUniqueOrThrow({ where: { slug: 'centre-dinamika' } });
    expect(known.aliases).toContain('Centre Dynamika of Ruse');
    const [partner = ''] = (draft['partners'] ?? '').split(' ');
    const created = await database.owner.organisation.findUniqueOrThrow({
      where: { slug: draft[`partners[${partner}].organisation`] ?? '' },
    });
    expect(created).toMatchObject({ nameEn: 'Association „Two wheels”', kind: 'association', country: 'BG' });
    const again = await proposalOf(desk, await importPage(desk, { text: `${text}\n` }));
    expect(
      again.fields.filter(({ id }) => id === 'promoter' || id === 'partners[0]').map(({ state }) => state),
    ).toEqual(['new', 'new']);
  });

  test('what a page names in a programme that is not the officer’s leaves no trace', async () => {
    const mine = await anActor(database.owner, { role: 'officer', programme: 'another' });
    const documentId = await importPage(desk.as(mine), { text: fixture('operator') });
    const before = await wholeState(database.owner, '/nowhere');
    const made = await draftWithSure(desk.as(mine), documentId, {
      promoter: { taken: true, option: 'new' },
    });
    expect(codesOf(made)).toEqual(['forbidden']);
    expect(await wholeState(database.owner, '/nowhere')).toEqual(before);
  });
});

describe('the same page again', () => {
  const url = 'https://operator.example.org/bicycles';

  test('only what changed is proposed, and what staff changed stays', async () => {
    const text = fixture('operator');
    const first = await importPage(desk, { text, url });
    const { projectId } = valueOf(await draftWithSure(desk, first));
    await saved(
      database.staff,
      desk.officer,
      { endsOn: '2023-12-31', 'contact.phone': '+359 2 000 000' },
      projectId,
    );
    const later = text.replace('84 120,55 EUR', '90 000 EUR').replace('+359 880999999', '+359 881111111');
    const second = await importPage(desk, { text: later, url });
    expect(await documentOf(database.staff, desk.officer, second)).toMatchObject({
      replaces: first,
      projectId,
    });
    const { fields } = await proposalOf(desk, second);
    const stateOf = (id: string) => fields.find((field) => field.id === id)?.state;
    expect(stateOf('title')).toBe('same');
    expect(stateOf('start')).toBe('same');
    expect(stateOf('end')).toBe('kept');
    expect(fields.find(({ id }) => id === 'grant')).toMatchObject({
      state: 'changed',
      sure: true,
      before: { grant: '84 120,55 EUR' },
    });
    expect(fields.find(({ id }) => id === 'contact.phone')).toMatchObject({
      state: 'changed',
      sure: false,
      alsoChangedByStaff: true,
    });
    const facts = fields.filter(({ kind }) => kind === 'fact');
    expect(facts.filter(({ state }) => state === 'changed' || state === 'new').map(({ id }) => id)).toEqual([
      'grant',
      'contact.phone',
    ]);
    const made = valueOf(await draftWithSure(desk, second));
    expect(made).toMatchObject({ projectId, isNew: false });
    const head = await headOf(database.owner, projectId);
    expect(head.draft).toMatchObject({
      grant: '90 000 EUR',
      endsOn: '2023-12-31',
      'contact.phone': '+359 2 000 000',
    });
    const grants = (head.statements as unknown as Statement[]).filter(({ path }) => path === 'grant');
    expect(grants.map(({ raw, preferred }) => [raw, preferred])).toEqual([
      ['84 120,55 EUR', false],
      ['90 000 EUR', true],
    ]);
    expect((head.draft as Draft)['sources']?.split(' ')).toHaveLength(1);
  });

  test('what is written between the check and the draft stays', async () => {
    const text = fixture('operator').replaceAll('Sevlievo', 'Ruse').replace('Bicycles', 'Boats');
    const first = await importPage(desk, { text });
    const { projectId } = valueOf(await draftWithSure(desk, first));
    const second = await importPage(desk, {
      text: text.replace('84 120,55 EUR', '91 000 EUR'),
      projectId,
    });
    await saved(database.staff, desk.officer, { 'summary.en': 'Boats at night.' }, projectId);
    valueOf(await draftWithSure(desk, second));
    expect((await headOf(database.owner, projectId)).draft).toMatchObject({
      'summary.en': 'Boats at night.',
      grant: '91 000 EUR',
    });
  });
});
