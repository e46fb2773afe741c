/** Prints what became of imported pages: as JSON for programs, or as text for people. Keeps nothing. */
import { once } from 'node:events';
import type { DraftedFile } from '#lib/cli/import-drafts.ts';
import { questionSentence, reasonSentence, refusalSentence } from '#lib/cli/import-sentences.ts';
import { staffPath } from '#lib/paths.ts';
import { dismissedDays } from '#lib/sources/rules.ts';

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Where the draft, or the page that waits to be checked, is worked on. */
function addressOf({ state, projectId, documentId }: DraftedFile, origin: string): string | null {
  if (state === 'kept' && documentId !== null)
    return `${origin}${staffPath('en', 'import', 'documents', documentId)}`;
  if (projectId !== null) return `${origin}${staffPath('en', 'projects', projectId, 'edit')}`;
  return documentId === null ? null : `${origin}${staffPath('en', 'import', 'documents', documentId)}`;
}

function plain(result: DraftedFile, origin: string): object {
  const { open, duplicates, problem, ...rest } = result;
  return {
    ...rest,
    address: addressOf(result, origin),
    open: open.map(({ id, raw, question }) => ({ id, raw, question: question?.code ?? null })),
    duplicates: duplicates.map(({ reasons, ...each }) => ({ ...each, reasons: reasons.map(reasonSentence) })),
    ...(problem === null ? {} : { problem, message: messageOf(result, problem) }),
  };
}

const problems: Readonly<Record<string, string>> = {
  alike: 'It may tell of a project that is there: check it, or say --new or --into PROJECT.',
  'nothing-sure': 'It says nothing new that is sure: check it.',
  conflict: 'Somebody changed the same fields meanwhile: check it.',
  'edition-closed': 'The project it belongs to is not worked on any more.',
  'too-long': 'Its text is longer than a draft may be.',
};

/** Where a refused file is now. */
const keptSentence = (documentId: string | null): string =>
  documentId === null
    ? 'Nothing of it is kept.'
    : `The file is kept with this reason for ${dismissedDays} days.`;

const messageOf = ({ state, documentId }: DraftedFile, problem: string): string =>
  state === 'refused' ? `${problemSentence(problem)} ${keptSentence(documentId)}` : problemSentence(problem);

const problemSentence = (code: string): string => problems[code] ?? refusalSentence(code);

/** One object a line inside an array. Returns how many were refused. */
export async function printDraftsAsJson(
  results: AsyncIterable<DraftedFile>,
  origin: string,
): Promise<number> {
  let refused = 0;
  let first = true;
  for await (const result of results) {
    if (result.state === 'refused') refused += 1;
    await write(`${first ? '[\n' : ',\n'}${JSON.stringify(plain(result, origin))}`);
    first = false;
  }
  await write(first ? '[]\n' : '\n]\n');
  return refused;
}

/** Each page with its address and what is left to answer. Returns how many were refused. */
export async function printDrafts(results: AsyncIterable<DraftedFile>, origin: string): Promise<number> {
  const count = { drafted: 0, kept: 0, skipped: 0, refused: 0 };
  for await (const result of results) {
    count[result.state] += 1;
    await write(describe(result, addressOf(result, origin)));
  }
  await write(
    `${count.drafted} drafts, ${count.kept} to be checked, ${count.skipped} imported before, ${count.refused} refused.\n`,
  );
  return count.refused;
}

function describe(result: DraftedFile, address: string | null): string {
  const { file, part, state, documentId, taken, open, duplicates, problem } = result;
  const said = {
    drafted: `Draft with ${taken} values`,
    kept: 'Kept to be checked',
    skipped: 'Imported before',
    refused: 'Refused',
  }[state];
  const lines = [
    `${file}${part === 0 ? '' : ` (${part})`}`,
    `  ${said}${address === null ? '' : `: ${address}`}`,
    ...(problem === null ? [] : [`  ${problemSentence(problem)}`]),
    ...(state === 'refused' ? [`  ${keptSentence(documentId)}`] : []),
    ...open.map(({ id, raw, question }) => `    ? ${id}: ${questionSentence(question?.code, raw)}`),
    ...duplicates.map(
      ({ projectId, score, reasons }) =>
        `    May be the same as ${projectId} (${score}): ${reasons.map(reasonSentence).join('; ')}.`,
    ),
  ];
  return `${lines.join('\n')}\n\n`;
}
