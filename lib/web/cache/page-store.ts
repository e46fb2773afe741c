/**
 * Pages in a folder, one file each, the longest unused removed when there are too many bytes. Trouble with the disk is
 * logged and otherwise means that a page is not there. Judges nothing about freshness.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '#lib/web/cache/atomic-file.ts';
import { decodePage, encodePage, type KeptPage } from '#lib/web/cache/kept-page.ts';
import type { Log } from '#lib/web/log.ts';

/** About twenty thousand pages of 25 kB. */
const mostBytes = 512 * 1024 * 1024;

export class PageStore {
  readonly #folder: string;
  readonly #log: Log;
  readonly #mostBytes: number;
  /** Bytes by file name, longest unused first. */
  readonly #files = new Map<string, number>();
  #bytes = 0;
  readonly #pending = new Set<Promise<void>>();
  #isTroubled = false;

  constructor(folder: string, log: Log, limit: number = mostBytes) {
    this.#folder = folder;
    this.#log = log;
    this.#mostBytes = limit;
  }

  /** Makes the folder and learns what is in it; what a killed process left half-written is removed. */
  async open(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      const names = await readdir(this.#folder);
      const files = await Promise.all(
        names.map(async (name) => ({ name, ...(await stat(path.join(this.#folder, name))) })),
      );
      for (const { name, size } of files.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
        if (name.endsWith('.page')) this.#count(name, size);
        else await rm(path.join(this.#folder, name), { force: true });
      }
      await this.#sweep();
    } catch (error) {
      this.#say(error);
    }
  }

  /** The page kept under `key`, or null. */
  async read(key: string): Promise<KeptPage | null> {
    const name = fileName(key);
    const bytes = this.#files.get(name);
    if (bytes === undefined) return null;
    try {
      const page = decodePage(await readFile(path.join(this.#folder, name)));
      if (page !== null && page.key === key) {
        this.#count(name, bytes);
        return page;
      }
      this.#log.warn({ file: name }, 'a kept page is damaged and was removed');
    } catch (error) {
      this.#say(error);
    }
    await this.#remove(name);
    return null;
  }

  /** Keeps `page` in the background; {@link settled} waits for it. */
  write(page: KeptPage): void {
    const work = this.#write(page).finally(() => this.#pending.delete(work));
    this.#pending.add(work);
  }

  /** Removes every page. */
  async clear(): Promise<void> {
    await this.settled();
    await Promise.all([...this.#files.keys()].map((name) => this.#remove(name)));
  }

  /** Resolves when everything handed over so far is on disk. */
  async settled(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #write(page: KeptPage): Promise<void> {
    const name = fileName(page.key);
    const bytes = encodePage(page);
    try {
      await writeFileAtomically(path.join(this.#folder, name), bytes);
      this.#count(name, bytes.length);
      this.#isTroubled = false;
      await this.#sweep();
    } catch (error) {
      this.#say(error);
    }
  }

  #count(name: string, bytes: number): void {
    this.#bytes += bytes - (this.#files.get(name) ?? 0);
    this.#files.delete(name);
    this.#files.set(name, bytes);
  }

  async #sweep(): Promise<void> {
    for (const name of this.#files.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      await this.#remove(name);
    }
  }

  async #remove(name: string): Promise<void> {
    this.#bytes -= this.#files.get(name) ?? 0;
    this.#files.delete(name);
    await rm(path.join(this.#folder, name), { force: true });
  }

  /** Once a trouble, not once a page. */
  #say(error: unknown): void {
    if (this.#isTroubled) return;
    this.#isTroubled = true;
    this.#log.error({ err: error }, 'pages cannot be kept on disk; they are kept in memory only');
  }
}

function fileName(key: string): string {
  return `${createHash('sha256').update(key).digest('hex')}.page`;
}
