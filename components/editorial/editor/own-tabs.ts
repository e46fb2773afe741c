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
  readonly #formId: string;
  readonly #letGo: () => void;
  #saidTyped = Number.NEGATIVE_INFINITY;

  /** `hasText` says whether this tab has text that is not saved; `met` is called when another one has. */
  constructor({ projectId, formId, person }: TabFacts, hasText: () => boolean, met: () => void) {
    this.#formId = formId;
    this.#channel =
      typeof BroadcastChannel === 'undefined'
        ? null
        : new BroadcastChannel(`grantfolio ${person.id} ${projectId}`);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data.formId === formId) return;
      if (data.kind === 'typed') met();
      else if (hasText()) this.#say('typed');
    });
    this.#say('opened');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    this.#letGo = letGo;
    navigator.locks?.request(lockOf(formId), { ifAvailable: true }, () => held).catch(() => undefined);
  }

  /** Tells the other tabs at the first keystroke, and then at most once in five seconds. */
  typed(): void {
    const now = performance.now();
    if (now - this.#saidTyped < tellEveryMs) return;
    this.#saidTyped = now;
    this.#say('typed');
  }

  /** True while a page with this form is open. */
  async isOpen(formId: string): Promise<boolean> {
    if (!navigator.locks) return false;
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === lockOf(formId));
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
