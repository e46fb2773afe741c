/** What the forms of the library do: from the posted file and texts to the command, and on. The commands judge. */
import { Readable } from 'node:stream';
import { staffDatabase } from '#lib/db/client.ts';
import { isUuid } from '#lib/format/uuid.ts';
import type { Outcome } from '#lib/issues.ts';
import { describeAsset, restoreAsset, trashAsset } from '#lib/media/commands/describe.ts';
import { replaceAsset, uploadAsset } from '#lib/media/commands/upload.ts';
import { type FoundFile, findDraftPhotoFile, findStaffFile } from '#lib/media/queries/files.ts';
import { staffPath } from '#lib/paths.ts';
import { placePhoto } from '#lib/projects/commands/place-photo.ts';
import { findShared } from '#lib/projects/queries/share-links.ts';
import { fileHeaders } from '#lib/web/http/uploaded-files.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';
import { siteStorage } from '#lib/web/storage.ts';

const noFile: Answer = { ok: false, issues: [{ field: 'file', code: 'file-missing' }] };

/** Takes a file into the library and leads to it. */
export async function answerUpload({ actor, form, files, locale }: ActorExchange): Promise<Answer> {
  const file = files['file']?.[0];
  if (file === undefined) return noFile;
  const outcome = await uploadAsset(
    staffDatabase(),
    actor,
    { fileName: file.name, operationId: form['operationId'] ?? '', bytes: await file.bytes() },
    { storage: await siteStorage() },
  );
  if (!outcome.ok) return outcome;
  const project = form['project'] ?? '';
  const to = staffPath(locale, 'media', outcome.value.assetId);
  return { ok: true, to: project === '' ? to : `${to}?project=${encodeURIComponent(project)}` };
}

/** Puts another file in the place of one. */
export async function answerReplacement(exchange: ActorExchange, assetId: string): Promise<Answer> {
  const file = exchange.files['file']?.[0];
  if (file === undefined) return noFile;
  const input = { assetId, fileName: file.name, bytes: await file.bytes() };
  const storage = await siteStorage();
  return back(exchange, await replaceAsset(staffDatabase(), exchange.actor, input, { storage }));
}

/** Keeps what is said about a photo; `focus` is its point, `x y` in thousandths. */
export async function answerDescription(exchange: ActorExchange, assetId: string): Promise<Answer> {
  const { form, actor } = exchange;
  const [focusX = '500', focusY = '500'] = (form['focus'] ?? '500 500').split(' ');
  const outcome = await describeAsset(staffDatabase(), actor, {
    assetId,
    altEn: form['altEn'] ?? '',
    altBg: form['altBg'] ?? '',
    decorative: form['decorative'] === 'yes',
    credit: form['credit'] ?? '',
    focusX,
    focusY,
  });
  return back(exchange, outcome, { saved: '1' });
}

/** Into the trash. */
export async function answerTrash(exchange: ActorExchange, assetId: string): Promise<Answer> {
  return back(exchange, await trashAsset(staffDatabase(), exchange.actor, { assetId }));
}

/** Out of the trash. */
export async function answerRestoration(exchange: ActorExchange, assetId: string): Promise<Answer> {
  return back(exchange, await restoreAsset(staffDatabase(), exchange.actor, { assetId }));
}

/** Adds a photo to a project, takes it out or moves it. */
export async function answerPhotoPlace(exchange: ActorExchange, projectId: string): Promise<Answer> {
  const { form, actor } = exchange;
  const move =
    (['add', 'remove', 'earlier', 'later'] as const).find((each) => each === form['move']) ?? 'add';
  const outcome = await placePhoto(staffDatabase(), actor, {
    projectId,
    photoId: form['photoId'] ?? '',
    move,
    operationId: form['operationId'] ?? '',
  });
  return back(exchange, outcome);
}

/** Sends a file of the library to somebody who may see it. */
export async function answerFile({ actor }: ActorExchange, assetId: string, name: string): Promise<Answer> {
  const found = isUuid(assetId)
    ? await findStaffFile(staffDatabase(), actor, await siteStorage(), { assetId, name })
    : null;
  return fileAnswer(found);
}

/** Sends a file of a photo to whoever has the link to the text that shows it. */
export async function answerSharedPhoto(token: string, photoId: string, name: string): Promise<Answer> {
  const shared = await findShared(staffDatabase(), token);
  if (shared === null) return fileAnswer(null);
  const { draft } = shared.head;
  return fileAnswer(await findDraftPhotoFile(staffDatabase(), draft, await siteStorage(), { photoId, name }));
}

function fileAnswer(found: FoundFile | null): Answer {
  if (found === null) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  const body = Readable.toWeb(found.body) as ReadableStream<Uint8Array>;
  return { ok: true, response: new Response(body, { headers: fileHeaders(found) }) };
}

/** Back to the page of the form; `said` is what it says above, instead of what it said before. */
function back(
  { page, locale }: ActorExchange,
  outcome: Outcome<unknown>,
  said: Readonly<Record<string, string>> = {},
): Answer {
  if (!outcome.ok) return outcome;
  const to = new URL(page ?? staffPath(locale, 'media'), 'http://site.invalid');
  to.searchParams.delete('saved');
  for (const [name, value] of Object.entries(said)) to.searchParams.set(name, value);
  return { ok: true, to: to.pathname + to.search };
}
