/**
 * The process that reads the text of one page for another: a text comes as a message, its reading goes back, and the
 * process is over. It holds no secret and no connection.
 */
import { Refusal } from '#lib/errors.ts';
import type { Source } from '#lib/imports/pages/page.ts';
import { readPage } from '#lib/imports/pages/pipeline.ts';
import { readVocabulary } from '#lib/imports/pages/vocabulary.ts';

const contentFolder = process.argv[2] ?? '';

async function answer(source: Source): Promise<void> {
  const vocabulary = await readVocabulary(contentFolder);
  if (!vocabulary.ok)
    throw new Refusal(`The registers cannot be read: ${JSON.stringify(vocabulary.issues[0])}`);
  process.send?.(readPage(source, vocabulary.value), () => process.exit(0));
}

process.once('message', (source: Source) => void answer(source));
process.once('disconnect', () => process.exit(0));
