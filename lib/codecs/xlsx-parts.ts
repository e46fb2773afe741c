/**
 * The parts of a workbook: what they claim to unpack to is counted before any is read, no part may be longer than it
 * claims, and those that are read come as events of XML. Nothing is unpacked that nobody asks for, nothing to a disk.
 */
import { SaxesParser } from 'saxes';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { TableTrouble, tableLimits } from '#lib/codecs/table.ts';

/** A workbook has some twenty parts; a hundred sheets and pictures more are plausible. */
const mostParts = 2_000;

/** A hundred thousand rows of twenty cells have as many. */
const mostElements = 5_000_000;

/** Elements and texts of a part, names without the prefix of their namespace. */
export interface PartEvents {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** A piece of text within the element that was opened last. */
  text?: (text: string) => void;
  close?: (name: string) => void;
}

export class WorkbookParts {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  static async of(bytes: Buffer): Promise<WorkbookParts> {
    const entries = new Map<string, Entry>();
    let claimed = 0;
    try {
      const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
      if (zip.entryCount > mostParts) throw new TableTrouble('unpacked-too-large');
      for await (const entry of zip.eachEntry()) {
        if (/vbaproject/i.test(entry.fileName)) throw new TableTrouble('macros');
        if ((entry.generalPurposeBitFlag & 1) !== 0) throw new TableTrouble('encrypted-table');
        claimed += entry.uncompressedSize;
        if (claimed > tableLimits.unpackedBytes)
          throw new TableTrouble('unpacked-too-large', { most: tableLimits.unpackedBytes });
        entries.set(entry.fileName.toLowerCase(), entry);
      }
      return new WorkbookParts(zip, entries);
    } catch (error) {
      throw error instanceof TableTrouble ? error : new TableTrouble('broken-table');
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Reads a part to its end; a part that is not there has no elements. */
  async read(name: string, events: PartEvents): Promise<void> {
    for await (const _ of this.pieces(name, events)) continue;
  }

  /** Reads a part as it is asked for, a piece at a time. */
  async *pieces(name: string, events: PartEvents): AsyncGenerator<void> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) return;
    try {
      const parser = parserOf(events);
      let decoder: TextDecoder | null = null;
      let sinceSign = 0;
      for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
        const piece = chunk as Buffer;
        const last = piece.lastIndexOf(60);
        sinceSign = last === -1 ? sinceSign + piece.length : piece.length - last;
        if (sinceSign > tableLimits.rowCharacters * 4) throw tooLong();
        decoder ??= decoderOf(piece);
        parser.write(decoder.decode(piece, { stream: true }));
        yield;
      }
      parser.close();
      yield;
    } catch (error) {
      throw error instanceof TableTrouble ? error : new TableTrouble('broken-table');
    }
  }
}

/** A text that no cell can hold. */
export const tooLong = () => new TableTrouble('row-too-long', { most: tableLimits.rowCharacters });

function decoderOf(piece: Buffer): TextDecoder {
  if (piece[0] === 0xff && piece[1] === 0xfe) return new TextDecoder('utf-16le');
  return new TextDecoder(piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8');
}

const plain = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

function parserOf({ open, text, close }: PartEvents): SaxesParser {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  let count = 0;
  parser.on('doctype', () => {
    throw new TableTrouble('doctype');
  });
  parser.on('error', () => {
    throw new TableTrouble('broken-table');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    count += 1;
    if (depth > tableLimits.depth) throw new TableTrouble('too-deep', { most: tableLimits.depth });
    if (count > mostElements) throw new TableTrouble('too-complex');
    open?.(plain(name), attributes as Record<string, string>);
  });
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(plain(name));
  });
  return parser;
}
