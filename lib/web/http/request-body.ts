/**
 * Reads the body of a request whole, within limits of size and time, and makes a request of it that can be read again.
 * It never keeps more than the limit, however much is sent.
 */
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

export interface BodyLimits {
  bytes: number;
  /** For all of it. */
  totalMs: number;
  /** Between two pieces. */
  silentMs: number;
}

/** More than this times the limit is not even thrown away: the connection is cut. */
const endurance = 8;

/** All bodies that are held at the same time, in bytes: what a flood of strangers may cost at most. */
const mostHeld = 160_000_000;
let held = 0;

export type NoBody = 'too-long' | 'too-slow' | 'too-busy' | 'gone';

/**
 * The body; or why there is none. What is held counts until `isOver` resolves, when nobody needs it any longer.
 */
export function readBody(
  req: IncomingMessage,
  { bytes, totalMs, silentMs }: BodyLimits,
  isOver: Promise<unknown>,
): Promise<Buffer | NoBody> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    let kept = 0;
    const release = async () => {
      await isOver;
      held -= kept;
    };
    void release();
    const settle = (outcome: Buffer | NoBody) => {
      clearTimeout(total);
      clearTimeout(silence);
      req.off('data', listen).off('end', end).off('error', leave).off('close', leave);
      // What still comes is not waited for, and not kept.
      req.on('error', () => {}).resume();
      resolve(outcome);
    };
    const total = setTimeout(() => settle('too-slow'), totalMs);
    let silence = setTimeout(() => settle('too-slow'), silentMs);
    const listen = (chunk: Buffer) => {
      clearTimeout(silence);
      silence = setTimeout(() => settle('too-slow'), silentMs);
      length += chunk.length;
      if (length <= bytes) {
        kept += chunk.length;
        held += chunk.length;
        chunks.push(chunk);
        return held > mostHeld ? settle('too-busy') : undefined;
      }
      // Read on without keeping it: a browser that is still sending does not listen to an answer.
      chunks = [];
      if (length > bytes * endurance) settle('too-long');
    };
    const end = () => settle(length > bytes ? 'too-long' : Buffer.concat(chunks));
    const leave = () => settle('gone');
    req.on('data', listen).on('end', end).on('error', leave).on('close', leave);
  });
}

/** The same request with another method, address, headers and body, for whoever reads it next. */
export function replay(
  req: IncomingMessage,
  changes: { method?: string; url?: string; headers?: IncomingMessage['headers']; body?: Buffer },
): IncomingMessage {
  // A socket of its own: whoever destroys this message must not cut the client off.
  const message = new IncomingMessage(new Socket());
  message.httpVersion = req.httpVersion;
  message.httpVersionMajor = req.httpVersionMajor;
  message.httpVersionMinor = req.httpVersionMinor;
  message.method = changes.method ?? req.method;
  message.url = changes.url ?? req.url;
  message.headers = changes.headers ?? req.headers;
  message.complete = true;
  if (changes.body !== undefined && changes.body.length > 0) message.push(changes.body);
  message.push(null);
  return message;
}
