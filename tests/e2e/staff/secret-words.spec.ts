import { randomBytes, randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { addNote } from '#lib/projects/commands/notes.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { shareEdition } from '#lib/projects/commands/share-edition.ts';
import { keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import { expect, test } from '#tests/support/staff-site.ts';
import { kindsOfPages, locales, projects, publicAddresses } from '../addresses.ts';

test.setTimeout(300_000);

const words: string[] = [];

/** A word that stands in no other text; made of letters only, so that the search takes it for a word. */
function secret(): string {
  const word = `zq${[...randomBytes(10)].map((byte) => 'bcdfghklmnprst'[byte % 14]).join('')}`;
  words.push(word);
  return word;
}

const must = <Value>(outcome: { ok: true; value: Value } | { ok: false; issues: unknown }): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.value;
};

/** Plants words in everything staff can write before it is public. */
async function plant(db: Database, officer: StaffActor, projectId: string): Promise<string[]> {
  const { editionId } = must(await openEdition(db, officer, { projectId }));
  const edition = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
  const head = await db.revision.findUniqueOrThrow({ where: { id: edition.headRevision } });
  const draft: Record<string, string> = { ...(head.draft as Record<string, string>) };
  for (const path of ['title.en', 'title.bg', 'summary.en', 'summary.bg', 'goal.en', 'goal.bg'])
    draft[path] = `${draft[path] ?? ''} ${secret()}`;
  for (let index = 0; index < 10; index += 1) {
    const id = `planted-${index}`;
    draft['results'] = `${draft['results'] ?? ''} ${id}`.trim();
    draft[`results[${id}].title.en`] = secret();
    draft[`results[${id}].expected.words.en`] = secret();
    draft['partners'] = `${draft['partners'] ?? ''} ${id}`.trim();
    draft[`partners[${id}].organisation`] = secret();
    draft[`partners[${id}].nameAsStated`] = secret();
  }
  const { revision } = must(
    await saveEdition(db, officer, {
      editionId,
      formId: 'planted',
      baseRevision: head.id,
      draft,
      note: secret(),
      operationId: randomUUID(),
    }),
  );
  for (let index = 0; index < 5; index += 1)
    must(await addNote(db, officer, { editionId, path: 'title.en', text: secret() }));
  must(
    await keepWorkingCopy(db, officer, {
      editionId,
      formId: 'typed-and-not-saved',
      generation: 1,
      baseRevision: revision,
      draft: { ...draft, 'goal.en': secret(), 'summary.en': secret(), number: secret() },
      focus: 'goal.en',
    }),
  );
  const { token } = must(await shareEdition(db, officer, { editionId, days: 7 }));
  return [token, editionId, revision];
}

/** Every address of the public surface that is known, and every one that a page of it leads to. */
async function crawl(request: APIRequestContext, from: readonly string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const waiting = [...from];
  while (waiting.length > 0) {
    const path = waiting.pop() ?? '';
    if (seen.has(path) || /^\/(?:_next|en\/staff|bg\/staff|staff)\b/.test(path)) continue;
    const answer = await request.get(path, { maxRedirects: 0 });
    const text = `${JSON.stringify(answer.headers())}\n${await answer.text()}`;
    seen.set(path, text);
    if (!/html/.test(answer.headers()['content-type'] ?? '')) continue;
    for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const next = href.replaceAll('&amp;', '&').split('#')[0] ?? '';
      // One condition is enough of the facets; their combinations have no end and show nothing new.
      if ((next.match(/[?&]/g) ?? []).length <= 1) waiting.push(next);
    }
  }
  return seen;
}

test('none of two hundred words planted in drafts, notes, unsaved text, links and files is seen in public', async ({
  db,
  request,
  sessionOf,
}) => {
  const { actor } = await sessionOf('officer');
  // Those of the first portfolio: what other tests publish meanwhile is theirs to edit.
  const slug = { in: Object.values(projects) };
  const published = await db.entry.findMany({ where: { state: 'published', slug } });
  expect(published).toHaveLength(4);
  const keys: string[] = [];
  for (const { projectId } of published) keys.push(...(await plant(db, actor, projectId)));
  const slugs: string[] = [];
  for (let index = 0; index < 4; index += 1) {
    const made = must(
      await createProject(db, actor, {
        titleEn: secret(),
        titleBg: secret(),
        programme: null,
        operationId: randomUUID(),
      }),
    );
    slugs.push(made.projectId);
  }
  while (words.length < 200) {
    const assetWord = secret();
    await db.asset.create({
      data: {
        id: randomUUID(),
        kind: 'document',
        key: assetWord,
        fileName: `${assetWord}.pdf`,
        mediaType: 'application/pdf',
        bytes: 1,
        hash: '0'.repeat(64),
        altEn: assetWord,
        uploadedBy: actor.personId,
        // At the end of every list of files, where nobody else looks for theirs meanwhile.
        uploadedAt: new Date(0),
      },
    });
  }

  const start = [
    '/',
    '/robots.txt',
    '/sitemap.xml',
    ...(await publicAddresses(request)),
    ...locales.flatMap((locale) => Object.values(kindsOfPages).map((path) => `/${locale}${path}`)),
    '/en/no-such-page',
    '/files/no-such-file/name.jpg',
    '/en/projects?q=%00',
    ...slugs.flatMap((slug) => [
      `/en/projects/${slug}`,
      `/bg/projects/${slug}/history`,
      `/en/places/${slug}`,
    ]),
    ...words.flatMap((word) => [`/files/${word}/${word}.pdf`, `/files/${word}/480.webp`]),
  ];
  const seen = await crawl(request, start);
  expect(seen.size).toBeGreaterThan(200);
  // A page may repeat the address it was asked for; only what the reader did not bring counts.
  const found = [...seen].flatMap(([path, text]) =>
    [...words, ...keys]
      .filter((word) => !path.includes(word) && text.includes(word))
      .map((word) => `${path}: ${word}`),
  );
  expect(found).toEqual([]);
  expect(
    [...seen].filter(([path, text]) => path.startsWith('/files/') && text.includes('application/pdf')),
  ).toEqual([]);

  for (const word of words) {
    const answer = await request.get(`/en/projects?q=${word}`);
    const list = /<ol[^>]*data-results[^>]*>([\s\S]*?)<\/ol>/.exec(await answer.text())?.[1] ?? '';
    expect([word, list.includes('<li')]).toEqual([word, false]);
  }
});
