/** Reads the pages of tests/fixtures/imports as the importer does, with the committed registers. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readBytes } from '#lib/imports/documents/read-bytes.ts';
import { type PageReading, readPage } from '#lib/imports/pages/pipeline.ts';
import { readVocabulary, type Vocabulary } from '#lib/imports/pages/vocabulary.ts';

const folder = fileURLToPath(new URL('../fixtures/imports/', import.meta.url));

/** The vocabulary of the committed content. */
export async function committedVocabulary(): Promise<Vocabulary> {
  const read = await readVocabulary(fileURLToPath(new URL('../../content', import.meta.url)));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

export interface ImportFixture {
  name: string;
  bytes: Buffer;
  /** Where the page was published, from `address.txt`. */
  address?: string;
  expected: Record<string, unknown>;
}

/** Every case: the bytes of its page and what is expected of it. */
export function importFixtures(): ImportFixture[] {
  return readdirSync(folder).map((name) => {
    const files = readdirSync(`${folder}${name}`);
    const input = files.find((file) => file.startsWith('input.'));
    const address = files.includes('address.txt')
      ? { address: readFileSync(`${folder}${name}/address.txt`, 'utf8').trim() }
      : {};
    return {
      name,
      ...address,
      bytes: readFileSync(`${folder}${name}/${input}`),
      expected: JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8')) as Record<string, unknown>,
    };
  });
}

/** The text of the fixture of that name, for fixtures that are text. */
export function fixtureText(name: string): string {
  const found = importFixtures().find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no fixture ${name}.`);
  return found.bytes.toString('utf8');
}

/** What a fixture says of a reading: what it is, its facts, the codes of its issues. */
export function digest(reading: PageReading): Record<string, unknown> {
  const { recordType, layout, refused, values, issues, records, suggestions } = reading;
  const codes = issues.map(({ field, code }) => `${field}: ${code}`);
  const results = suggestions.flatMap((each) =>
    each.kind === 'result'
      ? [`${each.side} ${each.value.qualifier} ${each.value.number} ${each.value.of}`]
      : [],
  );
  return {
    recordType,
    layout,
    ...(refused === undefined ? {} : { refused: refused.code }),
    values,
    ...(codes.length > 0 ? { issues: codes } : {}),
    ...(results.length > 0 ? { results } : {}),
    ...(records === undefined ? {} : { records: records.map((record) => record.values) }),
  };
}

/** A document's digest from its bytes on; a refused document has only the reason. */
export async function digestOf(
  { bytes, address }: Pick<ImportFixture, 'bytes' | 'address'>,
  vocabulary: Vocabulary,
): Promise<Record<string, unknown>> {
  const document = await readBytes(bytes);
  if (!document.ok) return { refused: document.code };
  const { text, headings } = document;
  const url = address ?? document.url;
  return digest(
    readPage({ name: 'input', text, headings, ...(url === undefined ? {} : { url }) }, vocabulary),
  );
}
