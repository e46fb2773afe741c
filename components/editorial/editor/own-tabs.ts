/**
 * Knows the other tabs of the same person that have the same entry open: each form has a name, held by a lock while its
 * page is open. A tab is told when another one types, and when it is opened beside one with unsaved text; it never
 * overwrites the other.
 */

interface TabFacts {
  projectId: string;
  formId: string;
  person: { id: string };
}

interface Said {
  formId: string;
  kind: 'opened' | 'typed';
}

/** Another tab needs to be told once; it may have been reloaded since. */
const tellEveryMs = 5000;

export class OwnTabs {
  readonly #channel: BroadcastChannel | null;
  #formId: string;
  #letGo = () => {};
  #saidTyped = Number.NEGATIVE_INFINITY;

  /**
   * `hasText` says whether this tab has text that is not saved; `met` is called when another one has. A form that another
   * tab has open already is another form here: `renamed` gets its name.
   */
  constructor(
    { projectId, formId, person }: TabFacts,
    hasText: () => boolean,
    met: () => void,
    renamed: (formId: string) => void,
  ) {
    this.#formId = formId;
    this.#channel =
      typeof BroadcastChannel === 'undefined'
        ? null
        : new BroadcastChannel(`grantfolio ${person.id} ${projectId}`);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.formId === this.#formId) return;
      if (data.kind === 'typed') met();
      else if (hasText()) this.#say('typed');
    });
    this.#say('opened');
    void this.#begin(formId, renamed);
  }

  async #begin(formId: string, renamed: (formId: string) => void): Promise<void> {
    if (await this.#hold(formId)) return;
    const own = crypto.randomUUID();
    this.rename(own);
    renamed(own);
  }

  /** The form is called otherwise from now on. */
  rename(formId: string): void {
    this.#formId = formId;
    void this.#hold(formId);
  }

  /** Holds the name while the page is open; false when another tab does. */
  #hold(formId: string): Promise<boolean> {
    const before = this.#letGo;
    const held = new Promise<void>((resolve) => {
      this.#letGo = () => {
        before();
        resolve();
      };
    });
    return new Promise((answer) => {
      if (!navigator.locks) return answer(true);
      navigator.locks
        .request(lockOf(formId), { ifAvailable: true }, (lock) => {
          answer(lock !== null);
          return lock === null ? undefined : held;
        })
        .catch(() => answer(true));
    });
  }

  /** Tells the other tabs at the first keystroke, and then at most once in five seconds. */
  typed(): void {
    const now = performance.now();
    if (now - this.#saidTyped < tellEveryMs) return;
    this.#saidTyped = now;
    this.#say('typed');
  }

  #say(kind: Said['kind']): void {
    this.#channel?.postMessage({ formId: this.#formId, kind } satisfies Said);
  }

  close(): void {
    this.#channel?.close();
    this.#letGo();
  }
}

const lockOf = (formId: string) => `grantfolio form ${formId}`;

/** True while a page with this form is open. */
export async function isFormOpen(formId: string): Promise<boolean> {
  if (!navigator.locks) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockOf(formId));
}
