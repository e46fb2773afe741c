/**
 * Reads documents in a child process that has 256 MB and 20 seconds for each. A document that needs more, or brings the
 * child down, is refused; the next gets a new child.
 */
import { GuardedProcess } from '#lib/codecs/guarded-process.ts';
import { type DocumentOutcome, largestBytes } from '#lib/imports/documents/document.ts';

/** A child is replaced after so many documents: readers of PDF keep memory. */
const documentsPerChild = 250;

const script = ['lib', 'imports', 'documents', 'reader-process.ts'];

type Child = GuardedProcess<Buffer, DocumentOutcome>;

/** Reads one document after another, whoever asks; its child stays warm for the next. `close` when done. */
export class DocumentReader {
  #child: Child | null = null;
  #served = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** The text of the document, or why it is refused. Never throws for what a document holds. */
  async read(bytes: Buffer): Promise<DocumentOutcome> {
    if (bytes.length === 0) return { ok: false, code: 'empty' };
    if (bytes.length > largestBytes) return { ok: false, code: 'too-large' };
    const reading = this.#turn.then(async () => this.#read(bytes));
    this.#turn = reading;
    return reading;
  }

  /** Starts the child before the first document comes, so that nobody waits for it. */
  warm(): void {
    if (this.#child?.isAlive !== true) this.#start();
  }

  async #read(bytes: Buffer): Promise<DocumentOutcome> {
    if (this.#served >= documentsPerChild) this.close();
    const child = this.#child?.isAlive === true ? this.#child : this.#start();
    this.#served += 1;
    const told = await child.ask(bytes);
    if (told.ok) return told.answer;
    return { ok: false, code: told.code === 'fallen' ? 'too-much-memory' : told.code };
  }

  /** Ends the child; a later `read` starts another. */
  close(): void {
    this.#child?.close();
    this.#child = null;
    this.#served = 0;
  }

  #start(): Child {
    const child: Child = new GuardedProcess(script);
    this.#child = child;
    this.#served = 0;
    return child;
  }
}
