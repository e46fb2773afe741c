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
  /** Resolves once the storage is open, however long that takes; rejects where the browser refuses it or to encrypt. */
  ready: () => Promise<void>;
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

/** Nobody waits longer for a database that is slow to open; what is asked after it did open finds it. */
const openWithinMs = 4000;

interface Opened {
  database: IDBDatabase;
  secret: CryptoKey;
}

/**
 * The copies of `person`, opened at once. Where that fails, or the browser closes them later, they are opened anew at the
 * next use.
 */
export function localCopies(person: string, key: string): LocalCopies {
  let opening: Promise<Opened> | null = null;
  const forgetOpening = () => {
    opening = null;
  };
  const open = async (): Promise<Opened> => {
    opening ??= openedFor(key, forgetOpening);
    try {
      return await opening;
    } catch (error) {
      forgetOpening();
      throw error;
    }
  };
  const openSoon = () => within(openWithinMs, open());
  const rangeOf = (editionId: string, formId: string) =>
    IDBKeyRange.bound([person, editionId, formId, 0], [person, editionId, formId, Number.MAX_SAFE_INTEGER]);
  return {
    async ready() {
      await open();
    },
    async keep({ texts, ...copy }) {
      const { database, secret } = await openSoon();
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
      const { database, secret } = await openSoon();
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
      const { database } = await openSoon();
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

async function openedFor(key: string, closed: () => void): Promise<Opened> {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  const secret = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const database = await openDatabase();
  database.addEventListener('close', closed);
  return { database, secret };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(storeName, {
        keyPath: ['person', 'editionId', 'formId', 'generation'],
      });
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('The database of the browser was refused.')),
    );
  });
}

function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The database of the browser does not open.')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
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
