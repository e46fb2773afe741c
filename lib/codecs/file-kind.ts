/**
 * What an uploaded file is, told by its bytes: names and announced types are not believed. Knows the few kinds that the
 * site takes and refuses all others; never opens what is inside a picture.
 */
import { fileTypeFromBuffer } from 'file-type';

export type FileKind =
  | { kind: 'picture'; mediaType: 'image/jpeg' | 'image/png' | 'image/webp' }
  | { kind: 'document'; mediaType: DocumentType; extension: 'pdf' | 'docx' };

export type DocumentType =
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Why a file is not taken: of another kind, a moving picture, or a document that can run something. */
export type KindProblem = 'file-kind' | 'animated' | 'macros';

const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
const moving: ReadonlySet<string> = new Set(['image/apng', 'image/gif']);
const macroTypes = /macroenabled/i;

/** Parts of an Office file that run, as the archive names them; its directory is never packed. */
const runningParts = ['vbaProject.bin', 'vbaData.xml', '/activeX/', '/embeddings/oleObject'];

/** The kind of a file, or why it is not taken. */
export async function fileKindOf(bytes: Uint8Array): Promise<FileKind | KindProblem> {
  // A damaged archive makes the reader throw: what cannot be told is not taken.
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mediaType: string = type?.mime ?? '';
  if (moving.has(mediaType)) return 'animated';
  if (macroTypes.test(mediaType)) return 'macros';
  if (pictures.has(mediaType))
    return { kind: 'picture', mediaType: mediaType as 'image/jpeg' | 'image/png' | 'image/webp' };
  if (mediaType === 'application/pdf') return { kind: 'document', mediaType, extension: 'pdf' };
  if (mediaType !== 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    return 'file-kind';
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (runningParts.some((part) => raw.includes(part))) return 'macros';
  return { kind: 'document', mediaType, extension: 'docx' };
}
