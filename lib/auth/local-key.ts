/**
 * The key with which a person's browser encrypts copies of unsaved text. The same for one person on every machine and at
 * every time, so that their copies can be read again; never told to anybody but that person, signed in.
 */
import { createHmac } from 'node:crypto';

/** 32 bytes in base64, made from the secret of this installation and the person's id. */
export function localKey(secret: string, personId: string): string {
  return createHmac('sha256', secret).update(`local copies of ${personId}`).digest('base64');
}
