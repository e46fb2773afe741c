import { afterAll, describe, expect, test } from 'vitest';
import { DocumentReader } from '#lib/imports/documents/document-reader.ts';
import { readPage } from '#lib/imports/pages/pipeline.ts';
import { docxOf, hostileFiles, pdfOf } from '#tests/support/hostile-files.ts';
import { committedVocabulary } from '#tests/support/import-fixtures.ts';

const reader = new DocumentReader();
afterAll(() => reader.close());

/** Longer than any file may take: how long each takes is told by the bench. */
const limit = { timeout: 30_000 };

describe('a hostile file is refused for what it is, and the next document is read', () => {
  test.for(Object.entries(hostileFiles))('%s', limit, async ([, { bytes, code }]) => {
    const outcome = await reader.read(bytes());
    expect(outcome.ok ? 'read' : outcome.code).toMatch(code);
    expect(await reader.read(Buffer.from('Project: „Afterwards“'))).toMatchObject({
      ok: true,
      format: 'text',
    });
  });
});

test('documents that are asked for at once are read one after another', { timeout: 30_000 }, async () => {
  const texts = ['Project: „One“', 'Project: „Two“', 'Project: „Three“'];
  const outcomes = await Promise.all(texts.map(async (text) => reader.read(Buffer.from(text))));
  expect(outcomes.map((outcome) => (outcome.ok ? outcome.text : outcome.code))).toEqual(texts);
});

describe('a value made to be read slowly is read or refused in its time', () => {
  const values = {
    'blanks before brackets full of commas': `Oven${'\t'.repeat(2900)}(${','.repeat(2900)}m`,
    'blanks of another kind': `Oven${'\u00a0'.repeat(2900)}(${','.repeat(2900)}m`,
    'brackets that never close': '('.repeat(5900),
    'nothing but blanks between two letters': `a${' '.repeat(5900)}b`,
  };
  const labels = ['Project promoter', 'Partners', 'Programme', 'Period', 'Places', 'Grant amount', 'E-mail'];

  test.for(Object.entries(values))('%s', limit, async ([, value]) => {
    const vocabulary = await committedVocabulary();
    const lines = ['Project: "Bread for the valley"', ...labels.map((label) => `${label}: ${value}`)];
    for (const line of lines.slice(1)) {
      const text = `${lines[0]}\nGrant amount: 12 345,60 EUR\n${line}\n`;
      expect(readPage({ name: 'page', text }, vocabulary)).toBeDefined();
    }
  });
});

describe('the same page in every format', () => {
  const lines = [
    'Project: "Bread for the valley"',
    'Project promoter: Oven Association',
    'Grant amount: 12 345,60 EUR',
  ];
  const formats: Record<string, Buffer> = {
    text: Buffer.from(lines.join('\n')),
    html: Buffer.from(
      `<!doctype html><html><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`,
    ),
    docx: docxOf(lines.map((line) => line.replaceAll('"', '&quot;'))),
    pdf: pdfOf(lines),
  };

  test.for(Object.entries(formats))('%s', async ([format, bytes]) => {
    const document = await reader.read(bytes);
    if (!document.ok) throw new Error(document.code);
    expect(document.format).toBe(format);
    const { values } = readPage({ name: 'page', text: document.text }, await committedVocabulary());
    expect(values).toEqual({
      title: 'Bread for the valley',
      promoter: 'Oven Association',
      grant: { amount: 12345.6, currency: 'EUR' },
    });
  });
});
