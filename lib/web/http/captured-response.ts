/**
 * The response that the framework writes to, in place of the client's: pages are held until they are whole, so that
 * status, policy and length are known before the first byte leaves, and other bodies flow through. What the framework
 * says when it fails (500 and above that is no route handler's own, 400 without a page) is dropped, for the server has
 * better words. It never writes to the client once it was abandoned.
 */
import { type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from 'node:http';

export type Outcome =
  /** A whole page waits in `body`. */
  | { kind: 'page'; status: number; headers: OutgoingHttpHeaders; body: Buffer }
  /** The framework failed, or found the request malformed; nothing went to the client. */
  | { kind: 'failed'; isMalformed: boolean }
  /** The answer went to the client as it came, or the client left. */
  | { kind: 'done' };

type State = 'open' | 'held' | 'flowing' | 'dropped';
type Callback = (error?: Error | null) => void;

/** Documents and component data: the bodies that the server finishes itself. */
const pageType = /^text\/(?:html|x-component)\b/;

export class CapturedResponse extends ServerResponse {
  readonly outcome: Promise<Outcome>;
  readonly #client: ServerResponse;
  readonly #forced: OutgoingHttpHeaders;
  readonly #chunks: Buffer[] = [];
  #state: State = 'open';
  #settle: (outcome: Outcome) => void = () => {};

  /** `forced` headers stand whatever the framework says of them. */
  constructor(client: ServerResponse, forced: OutgoingHttpHeaders = {}) {
    super(client.req);
    this.#client = client;
    this.#forced = forced;
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
    Object.defineProperty(this, 'headersSent', { get: () => this.hasBegun });
    client.on('drain', () => this.emit('drain'));
    client.on('close', () => {
      this.#settle({ kind: 'done' });
      this.destroyed = true;
      this.emit('close');
    });
  }

  /** Whether the framework has begun to answer. */
  get hasBegun(): boolean {
    return this.#state !== 'open';
  }

  /** Whatever the framework still has to say goes nowhere; false when bytes are already under way. */
  abandon(): boolean {
    if (this.#state === 'flowing') return false;
    this.#state = 'dropped';
    return true;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.find((argument) => typeof argument === 'object' && argument !== null);
    if (Array.isArray(headers))
      for (let index = 0; index + 1 < headers.length; index += 2)
        this.setHeader(String(headers[index]), headers[index + 1]);
    else if (headers !== undefined)
      for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders))
        if (value !== undefined) this.setHeader(name, value);
    return this;
  }

  override flushHeaders(): void {}

  override write(chunk: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): boolean {
    this.#begin();
    if (this.#state === 'flowing') return this.#client.write(chunk, encoding as BufferEncoding, callback);
    if (this.#state === 'held') this.#chunks.push(toBuffer(chunk, encoding));
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done !== undefined) queueMicrotask(done);
    return true;
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Callback, callback?: Callback): this {
    if (this.finished) return this;
    const last = typeof chunk === 'function' ? undefined : chunk;
    const done = [chunk, encoding, callback].find((argument) => typeof argument === 'function') as
      | Callback
      | undefined;
    this.#begin();
    if (this.#state === 'held' && last !== undefined && last !== null)
      this.#chunks.push(toBuffer(last, encoding));
    this.finished = true;
    if (this.#state === 'held')
      this.#settle({
        kind: 'page',
        status: this.statusCode,
        headers: this.getHeaders(),
        body: Buffer.concat(this.#chunks),
      });
    else if (this.#state === 'flowing') this.#client.end(last);
    queueMicrotask(() => {
      this.emit('finish');
      done?.();
      if (this.#state !== 'flowing') this.emit('close');
    });
    return this;
  }

  #begin(): void {
    if (this.#state !== 'open') return;
    const type = this.getHeader('Content-Type');
    const isMalformed = this.statusCode === 400 && type === undefined;
    const isSaidOnPurpose = /^(?:text\/plain|application\/json)\b/.test(String(type ?? ''));
    if ((this.statusCode >= 500 && !isSaidOnPurpose) || isMalformed) {
      this.#state = 'dropped';
      this.#settle({ kind: 'failed', isMalformed });
      return;
    }
    if (pageType.test(String(type ?? ''))) {
      this.#state = 'held';
      return;
    }
    this.#state = 'flowing';
    this.#client.statusCode = this.statusCode;
    for (const [name, value] of Object.entries({ ...this.getHeaders(), ...this.#forced }))
      this.#client.setHeader(name, value as OutgoingHttpHeader);
  }
}

function toBuffer(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  return Buffer.from(chunk as Uint8Array);
}
