/**
 * Passwords as they are kept: argon2id, written as a PHC string. At most two are made at once, so that a crowd at the
 * sign-in page takes neither all memory nor all cores; a password itself is never kept or logged.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP Password Storage, argon2id: 19 MiB, two passes, one lane. */
const memoryKib = 19_456;
const passes = 2;
const parallelism = 1;
const saltBytes = 16;
const tagBytes = 32;

/** Two cores are what the smallest machine has that runs this. */
const mostAtOnce = 2;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= mostAtOnce)
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

interface Parameters {
  memory: number;
  passes: number;
  parallelism: number;
  nonce: Buffer;
  tagLength: number;
}

function derive(password: string, parameters: Parameters): Promise<Buffer> {
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        // The same word typed on different keyboards may arrive composed or not.
        const message = Buffer.from(password.normalize('NFC'));
        argon2('argon2id', { message, ...parameters }, (error, tag) => {
          if (error) reject(error);
          else resolve(tag);
        });
      }),
  );
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** The PHC string of a password, with a new salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(saltBytes);
  const tag = await derive(password, { memory: memoryKib, passes, parallelism, nonce, tagLength: tagBytes });
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

const phc =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{16,128})$/;

/** Whether `password` is the one that was hashed. A string that is no hash of ours fits no password. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const parts = phc.exec(hash);
  if (!parts) {
    await hashPassword(password);
    return false;
  }
  const [, memory, times, lanes, salt = '', kept = ''] = parts;
  const wanted = Buffer.from(kept, 'base64');
  const tag = await derive(password, {
    memory: Number(memory),
    passes: Number(times),
    parallelism: Number(lanes),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: wanted.length,
  });
  return timingSafeEqual(tag, wanted);
}
