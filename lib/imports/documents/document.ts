/**
 * A document as read from its bytes: text with headings, or the reason why it is refused. Both processes that take part
 * in reading speak of it; it holds no fact.
 */
export type DocumentFormat = 'text' | 'html' | 'docx' | 'pdf';

export interface ReadDocument {
  ok: true;
  format: DocumentFormat;
  text: string;
  headings: { start: number; end: number; level: number }[];
  /** The address that the document itself names as its own. */
  url?: string;
}

export const refusalCodes = [
  'empty',
  'too-large',
  'too-long',
  'too-complex',
  'unpacked-too-large',
  'too-slow',
  'too-much-memory',
  'image',
  'archive',
  'table',
  'old-word',
  'other-format',
  'encrypted-pdf',
  'encrypted-docx',
  'broken-pdf',
  'broken-docx',
  'macros',
  'doctype',
  'no-text',
  'binary',
  'login',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export type DocumentOutcome = ReadDocument | { ok: false; code: RefusalCode };

/** 10 MB packed is what an upload may have. */
export const largestBytes = 10_000_000;

/** Of an empty file there is nothing to keep, and one beyond the limit is not ours to store. */
export const isWorthKeeping = (bytes: Buffer): boolean =>
  bytes.length <= largestBytes && bytes.toString().trim() !== '';
/** A DOCX unpacks to at most this: what its reader can hold within its memory. */
export const largestUnpackedBytes = 30_000_000;
/** A megabyte of text, as for pasted text. */
export const longestCharacters = 1_000_000;
