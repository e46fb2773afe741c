/** Prints what was read of documents: as JSON for programs, or as text for people. Keeps no document. */
import { once } from 'node:events';
import { issueSentence, reasonSentence, refusalSentence } from '#lib/cli/import-sentences.ts';
import type { ImportedDocument } from '#lib/imports/import-documents.ts';
import type { PageRecord } from '#lib/imports/pages/pipeline.ts';

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const withSentences = <R extends PageRecord>(record: R) => ({
  ...record,
  issues: record.issues.map((issue) => ({ ...issue, message: issueSentence(issue) })),
});

function plain(document: ImportedDocument): object {
  const { refused, records, duplicates, ...rest } = document;
  return {
    ...withSentences(rest),
    duplicates: duplicates.map(({ reasons, ...each }) => ({ ...each, reasons: reasons.map(reasonSentence) })),
    ...(refused === undefined ? {} : { refused: { ...refused, message: refusalSentence(refused.code) } }),
    ...(records === undefined ? {} : { records: records.map(withSentences) }),
  };
}

/** One object for one document, an array for several. Returns how many were refused. */
export async function printAsJson(
  documents: AsyncIterable<ImportedDocument>,
  several: boolean,
): Promise<number> {
  let refused = 0;
  let first = true;
  for await (const document of documents) {
    if (document.refused !== undefined) refused += 1;
    const text = several ? JSON.stringify(plain(document)) : JSON.stringify(plain(document), null, 2);
    await write(`${several ? (first ? '[\n' : ',\n') : ''}${text}`);
    first = false;
  }
  await write(several ? (first ? '[]\n' : '\n]\n') : '\n');
  return refused;
}

/** Each document with its facts, its issues and what it may repeat. Returns how many were refused. */
export async function printForReaders(documents: AsyncIterable<ImportedDocument>): Promise<number> {
  let refused = 0;
  for await (const document of documents) {
    await write(`${document.file}\n`);
    if (document.refused !== undefined) {
      refused += 1;
      await write(`  Refused: ${refusalSentence(document.refused.code)}\n`);
    }
    const kind = [document.recordType, document.layout, document.language].filter(
      (part) => part !== null && part !== undefined,
    );
    await write(`  ${kind.join(' · ')}\n${describe(document)}`);
    for (const [index, record] of (document.records ?? []).entries()) {
      await write(`  ${index + 1}.\n${describe(record)}`);
    }
    for (const { slug, score, reasons } of document.duplicates) {
      await write(`  May be the same as ${slug} (${score}): ${reasons.map(reasonSentence).join('; ')}.\n`);
    }
    await write('\n');
  }
  return refused;
}

function describe({ statements, issues, suggestions, unused }: PageRecord): string {
  const lines = statements.map(({ path, value, raw, from }) => {
    const printed =
      value === null
        ? '?'
        : typeof value === 'string'
          ? value
          : `${value.amount} ${value.currency ?? ''}`.trim();
    const said =
      from === undefined ? (raw === printed ? '' : `   “${raw.replace(/\s+/g, ' ')}”`) : `   (${from})`;
    return `    ${path.padEnd(20)} ${printed}${said}\n`;
  });
  const told = issues.map((issue) => `    ! ${issue.field}: ${issueSentence(issue)}\n`);
  const sums = `    ${suggestions.length} suggestions, ${unused.length} sentences not used\n`;
  return [...lines, ...told, ...(statements.length + unused.length > 0 ? [sums] : [])].join('');
}
