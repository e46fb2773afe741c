/**
 * Copies of unsaved text on this computer: IndexedDB, encrypted with a key that the server gives to the person who is
 * signed in, so that nobody else who uses the machine can read them. Every failure is told to the caller; none is hidden.
 */
import type { Texts } from './form-texts.ts';

export interface LocalCopy {
  editionId: string;
  formId: string;
  baseRevision: string;
  generation: number;
  /** Milliseconds since 1970. */
  at: number;
  texts: Texts;
}

interface StoredCopy extends Omit<LocalCopy, 'texts'> {
  person: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

export interface LocalCopies {
  keep: (copy: LocalCopy) => Promise<void>;
  /** The newest readable state of each form of this person in the edition. */
  newest: (editionIds: readonly string[]) => Promise<LocalCopy[]>;
  /** Forgets the states of a form up to and including `generation`. */
  forget: (editionId: string, formId: string, generation: number) => Promise<void>;
}

const databaseName = 'grantfolio-unsaved';
const storeName = 'copies';

/** Older states of the same form; five of them are some ten seconds of typing. */
const generationsKept = 5;

/** A database that another tab blocks, or that never opens, is as good as none. */
const openWithinMs = 4000;

/** Opens the copies of `person`. Rejects where the browser refuses to store or to encrypt. */
export async function openLocalCopies(person: string, key: string): Promise<LocalCopies> {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  const secret = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const database = await openDatabase();
  const rangeOf = (editionId: string, formId: string) =>
    IDBKeyRange.bound([person, editionId, formId, 0], [person, editionId, formId, Number.MAX_SAFE_INTEGER]);
  return {
    async keep({ texts, ...copy }) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(texts));
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, plain);
      const transaction = database.transaction(storeName, 'readwrite');
      const store = transaction.objectStore(storeName);
      store.put({ ...copy, person, iv, sealed } satisfies StoredCopy);
      const keys = store.getAllKeys(rangeOf(copy.editionId, copy.formId));
      keys.addEventListener('success', () => {
        for (const old of keys.result.slice(0, -generationsKept)) store.delete(old);
      });
      await completed(transaction);
    },
    async newest(editionIds) {
      const found: LocalCopy[] = [];
      for (const editionId of editionIds) {
        const all = await answered<StoredCopy[]>(
          database
            .transaction(storeName)
            .objectStore(storeName)
            .getAll(IDBKeyRange.bound([person, editionId], [person, editionId, []])),
        );
        for (const states of Map.groupBy(all, ({ formId }) => formId).values()) {
          const copy = await firstReadable(states.toReversed(), secret);
          if (copy) found.push(copy);
        }
      }
      return found;
    },
    async forget(editionId, formId, generation) {
      const transaction = database.transaction(storeName, 'readwrite');
      transaction
        .objectStore(storeName)
        .delete(IDBKeyRange.bound([person, editionId, formId, 0], [person, editionId, formId, generation]));
      await completed(transaction);
    },
  };
}

/** Newest first; one that was cut off while it was written gives way to the one before. */
async function firstReadable(states: readonly StoredCopy[], secret: CryptoKey): Promise<LocalCopy | null> {
  for (const { person: _, iv, sealed, ...copy } of states) {
    try {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, sealed);
      return { ...copy, texts: JSON.parse(new TextDecoder().decode(plain)) as Texts };
    } catch {
      // Sealed with another key, or damaged: it stays where it is and is not ours to read.
    }
  }
  return null;
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The database of the browser does not open.')),
      openWithinMs,
    );
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(storeName, {
        keyPath: ['person', 'editionId', 'formId', 'generation'],
      });
    });
    request.addEventListener('success', () => {
      clearTimeout(timer);
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      clearTimeout(timer);
      reject(request.error ?? new Error('The database of the browser was refused.'));
    });
  });
}

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('It cannot be read.')));
  });
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error('It was not stored.'));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', fail);
    transaction.addEventListener('abort', fail);
  });
}
