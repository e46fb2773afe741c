/**
 * `npm run import:check -- FOLDER`: reads every `NNN.txt` of a folder and compares it with its `NNN.expected.json`. Prints
 * what is missing, wrong or invented, then the sums; exit code 1 when a fact is invented or fewer than 98 % are right.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentFolder, runCommand } from '#lib/cli/project.ts';
import { Refusal } from '#lib/errors.ts';
import { checkFacts, type ExpectedFacts, type Verdict } from '#lib/imports/check-facts.ts';
import { readPage } from '#lib/imports/pages/pipeline.ts';
import { readVocabulary } from '#lib/imports/pages/vocabulary.ts';

/** The share of stated facts that must be read right. */
const wantedShare = 0.98;

await runCommand(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Refusal('Usage: npm run import:check -- FOLDER');
  const vocabulary = await readVocabulary(contentFolder);
  if (!vocabulary.ok)
    throw new Refusal(`The folder of content cannot be read: ${JSON.stringify(vocabulary.issues)}`);
  const { places } = vocabulary.value;
  const codeOf = (code: string) => {
    const place = places.byId.get(code);
    return place?.kind === 'town' && place.parent !== undefined ? place.parent : code;
  };
  const names = (await readdir(folder)).filter((name) => name.endsWith('.expected.json')).sort();
  const sums: Record<Verdict, number> = { right: 0, missing: 0, wrong: 0, invented: 0 };
  for (const name of names) {
    const expected = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as ExpectedFacts;
    const document = name.replace('.expected.json', '.txt');
    const text = await readFile(path.join(folder, document), 'utf8');
    const url = expected['source'];
    const source = { name: document, text, ...(typeof url === 'string' ? { url } : {}) };
    for (const { field, verdict, ...facts } of checkFacts(
      expected,
      readPage(source, vocabulary.value),
      codeOf,
    )) {
      sums[verdict] += 1;
      if (verdict !== 'right')
        console.log(
          `${document} ${field} ${verdict}: ${JSON.stringify(facts.expected)} ← ${JSON.stringify(facts.read)}`,
        );
    }
  }
  const stated = sums.right + sums.missing + sums.wrong;
  const share = stated === 0 ? 1 : sums.right / stated;
  console.log(
    `${names.length} documents, ${stated} stated facts: ${sums.right} right (${(share * 100).toFixed(1)} %), ${sums.missing} missing, ${sums.wrong} wrong; ${sums.invented} invented.`,
  );
  if (sums.invented > 0 || share < wantedShare) process.exitCode = 1;
});
