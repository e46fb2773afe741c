/** Types of the part of yauzl that we use; the package brings none. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    fileName: string;
    generalPurposeBitFlag: number;
    uncompressedSize: number;
  }

  export interface ZipFile {
    entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }

  export function fromBufferPromise(
    bytes: Buffer,
    options: { lazyEntries: boolean; validateEntrySizes: boolean },
  ): Promise<ZipFile>;
}
