import { expect, test } from 'vitest';
import { getStaffMessages } from '#lib/i18n/staff-messages.ts';
import { refusalCodes } from '#lib/imports/documents/document.ts';
import { type ProposedField, questionCodes } from '#lib/imports/drafts/proposal.ts';
import { baseOf, choicesOfForm, withSure } from '#lib/web/staff/import-choices.ts';

const aField = (more: Partial<ProposedField> & Pick<ProposedField, 'id'>): ProposedField => ({
  field: 'grant',
  kind: 'fact',
  texts: { grant: '100 EUR' },
  ownPath: 'grant',
  cites: [],
  shown: '100 EUR',
  raw: '100 EUR',
  spans: [],
  confidence: 1,
  state: 'new',
  sure: true,
  ...more,
});
const grant = aField({ id: 'grant' });
const asked = aField({
  id: 'promoter',
  field: 'promoter',
  texts: {},
  ownPath: 'promoter.organisation',
  state: 'unknown',
  sure: false,
  question: { code: 'unknown-organisation', context: {}, options: [] },
});
const fields = [grant, asked];

test('takes from a form what differs from what its page showed, and nothing else', () => {
  const base = baseOf(fields, {});
  const form = { base, 'text:grant': '100 EUR', 'option:promoter': 'new' };
  // Another tab has taken the grant meanwhile: this one never touched it.
  expect(choicesOfForm(fields, form, { grant: { taken: true } })).toEqual({
    grant: { taken: true },
    promoter: { taken: true, option: 'new' },
  });
  expect(choicesOfForm(fields, { ...form, base: baseOf(fields, { grant: { taken: true } }) }, {})).toEqual({
    grant: { taken: false },
    promoter: { taken: true, option: 'new' },
  });
});

test('reads ticks, answers, refusals and texts of one’s own', () => {
  const base = baseOf(fields, {});
  const choose = (form: Record<string, string>) => choicesOfForm(fields, { base, ...form }, {});
  expect(choose({ 'take:grant': 'yes', 'text:grant': '100 EUR' })).toEqual({ grant: { taken: true } });
  expect(choose({ 'take:grant': 'yes', 'text:grant': '200 EUR' })).toEqual({
    grant: { taken: true, text: '200 EUR' },
  });
  expect(choose({ 'option:promoter': 'leave-out' })).toEqual({
    promoter: { taken: false, option: 'leave-out' },
  });
  expect(choose({ 'option:promoter': 'own', 'text:promoter': 'Readers' })).toEqual({
    promoter: { taken: true, text: 'Readers' },
  });
  for (const made of ['', '[', '{"grant":7}', '{"__proto__":{"taken":true}}'])
    expect(choose({ base: made, 'take:grant': 'yes' })).toEqual({});
});

test('takes what is sure, and leaves every answer as it is', () => {
  const choices = { grant: { taken: false, text: '200 EUR' } };
  expect(withSure(fields, choices)).toEqual({ grant: { taken: true, text: '200 EUR' } });
});

test('has a sentence for every question and for every reason to refuse a document', () => {
  for (const locale of ['en', 'bg'] as const) {
    const { question, issue } = getStaffMessages(locale).import;
    expect(Object.keys(question)).toEqual(expect.arrayContaining([...questionCodes]));
    expect(Object.keys(issue)).toEqual(expect.arrayContaining([...refusalCodes]));
  }
});

test('prose without a heading is taken under the one that is offered, or one’s own', () => {
  const prose = aField({
    id: 'sections[0]',
    field: 'sections',
    texts: { 'sections[a].body.en': 'Words.' },
    ownPath: 'sections[a].heading.en',
    question: { code: 'no-heading', context: { heading: 'About the project' }, options: [] },
  });
  const choose = (typed: string) =>
    choicesOfForm(
      [prose],
      { base: baseOf([prose], {}), 'option:sections[0]': 'own', 'text:sections[0]': typed },
      {},
    );
  for (const typed of ['', ' ', 'About the project'])
    expect(choose(typed)).toEqual({ 'sections[0]': { taken: true, text: 'About the project' } });
  expect(choose('Evenings')).toEqual({ 'sections[0]': { taken: true, text: 'Evenings' } });
});
