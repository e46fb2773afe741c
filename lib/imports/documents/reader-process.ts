/**
 * The process that reads documents for another: bytes come as messages, outcomes go back. It holds no secret and no
 * connection, and may be ended at any moment.
 */
import type { DocumentOutcome } from '#lib/imports/documents/document.ts';
import { readBytes } from '#lib/imports/documents/read-bytes.ts';

async function answer(bytes: Uint8Array): Promise<void> {
  let outcome: DocumentOutcome;
  try {
    outcome = await readBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    // A reader that fails on a document in a way it does not know itself: the document is to blame.
    outcome = { ok: false, code: 'binary' };
  }
  process.send?.(outcome);
}

process.on('message', (bytes: Uint8Array) => void answer(bytes));
process.on('disconnect', () => process.exit(0));
