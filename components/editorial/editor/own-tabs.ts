/**
 * Knows the other tabs of the same person that have the same entry open: each form has a name, held by a lock while its
 * page is open. A tab is told when another one types, and never overwrites it.
 */

interface TabFacts {
  projectId: string;
  formId: string;
  person: { id: string };
}

export class OwnTabs {
  readonly #channel: BroadcastChannel | null;
  readonly #formId: string;
  readonly #letGo: () => void;
  #saidTyped = 0;

  constructor({ projectId, formId, person }: TabFacts, met: () => void) {
    this.#formId = formId;
    this.#channel =
      typeof BroadcastChannel === 'undefined'
        ? null
        : new BroadcastChannel(`grantfolio ${person.id} ${projectId}`);
    this.#channel?.addEventListener('message', ({ data }) => {
      if ((data as { formId?: string }).formId !== formId) met();
    });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    this.#letGo = letGo;
    navigator.locks?.request(lockOf(formId), { ifAvailable: true }, () => held).catch(() => undefined);
  }

  /** Tells the other tabs, at most once in five seconds. */
  typed(): void {
    const now = performance.now();
    if (now - this.#saidTyped < 5000) return;
    this.#saidTyped = now;
    this.#channel?.postMessage({ formId: this.#formId, kind: 'typed' });
  }

  /** True while a page with this form is open. */
  async isOpen(formId: string): Promise<boolean> {
    if (!navigator.locks) return false;
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === lockOf(formId));
  }

  close(): void {
    this.#channel?.close();
    this.#letGo();
  }
}

const lockOf = (formId: string) => `grantfolio form ${formId}`;
