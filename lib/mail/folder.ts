/**
 * The folder into which letters go where no mail server is set: one file each. Whoever is erased is taken out of it, and
 * nothing stays longer than in the outbox. Touches no file that it did not name itself.
 */
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { type Letter, messageBytes } from '#lib/mail/message.ts';
import { readMessage } from '#lib/mail/read-message.ts';

const fileOf = (folder: string, { id, createdAt }: Pick<Letter, 'id' | 'createdAt'>): string =>
  path.join(folder, `${createdAt.toISOString().replaceAll(':', '')}-${id}.eml`);

/** A file of ours, whole or still being written: when the letter was made, and its id. */
const ownName = /^(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d\.\d{3}Z)-([0-9a-f-]{36})\.eml(?:\.new)?$/;

/** Puts a letter there, or puts it in its own place; readable by the site's own user alone: letters hold links that let somebody in. */
export async function putLetter(folder: string, letter: Letter, from: string): Promise<void> {
  const message = await messageBytes(letter, from);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = fileOf(folder, letter);
  const draft = `${file}.new`;
  const handle = await open(draft, constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY, 0o600);
  try {
    await handle.writeFile(message);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Takes a letter out again; one that is not there is none. */
export async function takeLetter(folder: string, letter: Pick<Letter, 'id' | 'createdAt'>): Promise<void> {
  await removeFile(fileOf(folder, letter));
}

/**
 * Removes letters to this person, and takes their name and address out of letters to others: these stay readable, with an
 * ellipsis in their place. A second time finds nothing. Returns how many files it changed.
 */
export async function forgetInFolder(
  folder: string,
  { email, name }: { email: string; name: string },
): Promise<number> {
  let changed = 0;
  for (const file of await ownFiles(folder)) {
    const source = await readFile(file.path).catch(nullWhenAbsent);
    const message = source === null ? null : readMessage(source);
    if (message === null) continue;
    const { to, from, subject, text } = message;
    const isTheirs = to.toLowerCase() === email.toLowerCase();
    const subjectLeft = without(without(subject, email), name);
    const textLeft = without(without(text, email), name);
    const isUntold = subjectLeft === subject && textLeft === text;
    if (!isTheirs && isUntold) continue;
    // One that is still being written is written again, whole, by the job that was interrupted.
    if (isTheirs || file.isDraft) await removeFile(file.path);
    else
      await putLetter(
        folder,
        { ...message, id: file.id, createdAt: file.createdAt, subject: subjectLeft, text: textLeft },
        from,
      );
    changed += 1;
  }
  if (changed > 0) await syncFolder(folder);
  return changed;
}

/** Removes letters that were made before this moment. Returns how many. */
export async function forgetOldFiles(folder: string, before: Date): Promise<number> {
  const old = (await ownFiles(folder)).filter(({ createdAt }) => createdAt < before);
  for (const file of old) await removeFile(file.path);
  return old.length;
}

interface OwnFile {
  path: string;
  id: string;
  createdAt: Date;
  isDraft: boolean;
}

async function ownFiles(folder: string): Promise<OwnFile[]> {
  const names = (await readdir(folder).catch(nullWhenAbsent)) ?? [];
  return names.toSorted().flatMap((name) => {
    const [, day, hours, minutes, seconds, id] = ownName.exec(name) ?? [];
    const createdAt = new Date(`${day}T${hours}:${minutes}:${seconds}`);
    if (id === undefined || Number.isNaN(createdAt.getTime())) return [];
    return [{ path: path.join(folder, name), id, createdAt, isDraft: name.endsWith('.new') }];
  });
}

/** The text with an ellipsis wherever these words stand by themselves; a name within a longer word is another one. */
function without(text: string, words: string): string {
  if (words === '') return text;
  const isWithin = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at));
  let left = '';
  let done = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    if (isWithin(at - 1) || isWithin(at + words.length)) continue;
    left += `${text.slice(done, at)}…`;
    done = at + words.length;
  }
  return left + text.slice(done);
}

async function removeFile(file: string): Promise<void> {
  await unlink(file).catch(nullWhenAbsent);
}

/** What was removed stays removed when the machine loses its power. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullWhenAbsent(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}
