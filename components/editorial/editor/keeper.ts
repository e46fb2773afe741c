/**
 * Keeps what somebody types: on this computer at once, on the server at every pause, as a revision when they say so. It
 * knows no document and no page, only texts; no answer of the server ever replaces what was typed since it was asked.
 */
import type { Sent } from './answers.ts';
import { changedIn, type Texts } from './form-texts.ts';
import type {
  KeeperEnds,
  KeeperFacts,
  KeeperState,
  KeptAnswer,
  SavedAnswer,
  Trouble,
} from './keeper-ends.ts';

/** Waits between keystroke and copy on this computer, pause and copy on the server, in milliseconds. */
export const pauses = {
  local: 300,
  localAtMost: 1500,
  server: 2000,
  serverAtMost: 20_000,
  retryFirst: 2000,
  retryMost: 60_000,
};

interface Operation {
  operationId: string;
  editionId: string;
  baseRevision: string;
  draft: Texts;
  generation: number;
}

/** One open form. Call `noticed` at every change, `rest` at a blur, `leave` when the page may go. */
export class Keeper<Kept extends KeptAnswer, Saved extends SavedAnswer> {
  readonly facts: KeeperFacts;
  readonly state: KeeperState;
  readonly #ends: KeeperEnds<Kept, Saved>;
  #local: ReturnType<typeof setTimeout> | undefined;
  #server: ReturnType<typeof setTimeout> | undefined;
  #localSince = 0;
  #serverSince = 0;
  /** One at a time; a second one only from a page that is about to be gone. */
  #inFlight = 0;
  /** Ends when all that was sent so far is answered and noted. */
  #onTheWay: Promise<unknown> = Promise.resolve();
  /** Ends when all copies begun so far are written on this computer, or are not. */
  #comingHere: Promise<unknown> = Promise.resolve();
  #failures = 0;
  #operation: Operation | null = null;
  #wantsSave = false;
  /** The state that the person last asked to save. */
  #wanted = 0;

  constructor(facts: KeeperFacts, ends: KeeperEnds<Kept, Saved>) {
    this.facts = facts;
    this.#ends = ends;
    const { generation, savedAt } = facts;
    this.state = {
      generation,
      keptHere: generation,
      keptThere: generation,
      saved: generation,
      isSaving: false,
      keptAt: null,
      savedAt,
      trouble: null,
      hereTrouble: null,
    };
    ends.copies.ready().then(
      () => this.#canKeepHere(),
      () => this.#cannotKeepHere('refused'),
    );
  }

  /** True when the last state is neither here, nor there, nor saved. */
  get isAtRisk(): boolean {
    const { generation, keptHere, keptThere, saved } = this.state;
    return generation > Math.max(keptHere, keptThere, saved);
  }

  /** True when the last state is not a revision yet. */
  get hasUnsaved(): boolean {
    return this.state.generation > this.state.saved;
  }

  /** True when the server does not have the last state. */
  get #isBehind(): boolean {
    return this.state.generation > Math.max(this.state.keptThere, this.state.saved);
  }

  /** Something was typed. Cheap: it is called at every keystroke. */
  noticed(): void {
    const { state } = this;
    const now = this.#ends.now();
    if (!this.isAtRisk) this.#localSince = now;
    if (state.generation === state.keptThere || state.generation === state.saved) this.#serverSince = now;
    state.generation += 1;
    clearTimeout(this.#local);
    const localWait = Math.min(pauses.local, Math.max(0, this.#localSince + pauses.localAtMost - now));
    this.#local = setTimeout(() => void this.keepHere(), localWait);
    if (!this.#waitsToRetry)
      this.#keepThereIn(Math.min(pauses.server, Math.max(0, this.#serverSince + pauses.serverAtMost - now)));
    const before = state.generation - 1;
    if ([state.keptHere, state.keptThere, state.saved].includes(before) || state.trouble?.kind === 'refused')
      this.#tell();
  }

  /** The person paused for sure: the server may have it now. */
  rest(): void {
    if (this.#isBehind) this.#keepThereIn(0);
  }

  /** The page may be gone in a moment. */
  leave(): void {
    if (!this.#isBehind) return;
    void this.keepHere();
    void this.#sendCopy(true);
  }

  /** The network is back, or somebody signed in again: what waits is sent, and a save that waits is repeated. */
  async resume(): Promise<void> {
    this.#failures = 0;
    if (this.state.trouble !== null) this.#setTrouble(null);
    if (this.#operation !== null || this.#wantsSave) await this.#sendSave();
    else await this.keepThere();
  }

  /** Makes a revision of what stands in the form now. A repeat before the answer sends the same once more and no other. */
  async save(): Promise<void> {
    this.#wanted = this.state.generation;
    this.#wantsSave = true;
    if (this.#inFlight > 0) return;
    await this.#sendSave();
  }

  /** Somebody else signed in over the form: nothing is sent until its owner is back. */
  otherPersonCame(): void {
    clearTimeout(this.#server);
    this.#setTrouble({ kind: 'other-person', remarks: [] });
  }

  /** The form goes on under another name: nothing is kept under it yet, and what the other page keeps stays its own. */
  rename(formId: string): void {
    const { state, facts } = this;
    facts.formId = formId;
    state.keptHere = Math.min(state.keptHere, state.saved);
    state.keptThere = Math.min(state.keptThere, state.saved);
    if (!this.hasUnsaved) return;
    void this.keepHere();
    this.#keepThereIn(0);
  }

  /** The text is not what was saved: the next copy sends it, whatever the server had before. */
  stayDirty(): void {
    this.state.generation += 1;
  }

  async keepHere(): Promise<void> {
    clearTimeout(this.#local);
    const { generation, keptHere, saved } = this.state;
    if (generation <= Math.max(keptHere, saved)) return;
    const texts = this.#ends.texts();
    const { editionId, formId, baseRevision } = this.facts;
    const at = this.#ends.now();
    const keeping = this.#ends.copies.keep({ editionId, formId, baseRevision, generation, at, texts });
    this.#comingHere = Promise.allSettled([this.#comingHere, keeping]);
    try {
      await keeping;
      if (this.facts.formId === formId) this.state.keptHere = Math.max(this.state.keptHere, generation);
      this.state.hereTrouble = null;
      this.#tell();
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      this.#cannotKeepHere(isFull ? 'full' : 'refused');
    }
  }

  /** Sends the state of the form, unless the server has it; the latest follows when one is on its way. */
  async keepThere(): Promise<void> {
    clearTimeout(this.#server);
    this.#server = undefined;
    if (this.#inFlight > 0 || !this.#isBehind) return;
    await this.#sendCopy(false);
  }

  /**
   * Brings the last state to the server now, after what is on its way there. True once it has every word; false when
   * something stands in the way.
   */
  async settle(): Promise<boolean> {
    await this.keepHere();
    do {
      await this.#onTheWay;
      await this.keepThere();
    } while (this.#isBehind && this.state.trouble === null);
    return !this.#isBehind;
  }

  #sendCopy(isLeaving: boolean): Promise<void> {
    return this.#noted(this.#askToKeep(isLeaving));
  }

  #sendSave(): Promise<void> {
    return this.#noted(this.#askToSave());
  }

  #noted(sending: Promise<void>): Promise<void> {
    this.#onTheWay = Promise.allSettled([this.#onTheWay, sending]);
    return sending;
  }

  async #askToKeep(isLeaving: boolean): Promise<void> {
    const { generation } = this.state;
    const { editionId, formId, baseRevision } = this.facts;
    this.#inFlight += 1;
    const draft = this.#ends.texts();
    const sent = await this.#ends.keepThere(
      { editionId, formId, baseRevision, generation, draft },
      isLeaving,
    );
    this.#inFlight -= 1;
    // Newer than anything typed here: another page goes on with the same form, and the server kept that one's text.
    const isNamedSo = this.facts.formId === formId;
    const isTaken = isNamedSo && sent.kind === 'done' && sent.value.generation > this.state.generation;
    if (isTaken) {
      const own = this.#ends.newId();
      this.#ends.renamed(own);
      this.rename(own);
    } else if (sent.kind === 'done') {
      this.#failures = 0;
      if (isNamedSo) this.state.keptThere = Math.max(this.state.keptThere, generation);
      this.state.keptAt = Date.parse(sent.value.keptAt);
      this.#setTrouble(null);
      this.#ends.kept(sent.value);
    } else this.#stumble(sent);
    const mayGoOn = sent.kind === 'done' || sent.kind === 'refused';
    if (this.#wantsSave && mayGoOn && this.#inFlight === 0) return this.#sendSave();
    if (sent.kind === 'done' && !isTaken && this.#isBehind) this.#keepThereIn(pauses.server);
  }

  async #askToSave(): Promise<void> {
    clearTimeout(this.#server);
    if (this.#inFlight > 0) return;
    this.#wantsSave = false;
    const { generation } = this.state;
    const { editionId, baseRevision } = this.facts;
    this.#operation ??= {
      operationId: this.#ends.newId(),
      editionId,
      baseRevision,
      draft: this.#ends.texts(),
      generation,
    };
    const operation = this.#operation;
    this.#inFlight += 1;
    this.state.isSaving = true;
    this.#tell();
    const { generation: savedGeneration } = operation;
    const sent = await this.#ends.saveThere({ ...operation, formId: this.facts.formId });
    this.#inFlight -= 1;
    this.state.isSaving = false;
    if (sent.kind === 'done') this.#afterSave(sent.value, operation);
    else if (sent.kind === 'refused') {
      this.#operation = null;
      this.#setTrouble({ kind: 'refused', remarks: sent.remarks, status: sent.status });
      this.#ends.refused(sent);
    } else {
      this.#wantsSave = true;
      this.#stumble(sent);
      return;
    }
    this.#wantsSave = false;
    if (sent.kind === 'done' && this.#wanted > savedGeneration) await this.#sendSave();
    else if (sent.kind === 'done' && this.#isBehind) this.#keepThereIn(pauses.server);
  }

  #afterSave(answer: Saved, { draft, generation }: Operation): void {
    this.#operation = null;
    this.#failures = 0;
    const { editionId, formId } = this.facts;
    const isShown = this.#ends.saved(answer, draft);
    // A form that does not show all of what was merged goes on from the older text, so that the next save merges again.
    if (isShown) this.facts.baseRevision = answer.revision;
    this.facts.editionId = answer.editionId;
    this.state.saved = Math.max(this.state.saved, generation);
    this.state.savedAt = this.#ends.now();
    if (changedIn(this.#ends.texts(), answer.draft).length === 0) this.state.saved = this.state.generation;
    this.#setTrouble(null);
    // A copy that is still being written would come after, and be offered as unsaved text.
    this.#comingHere
      .then(() => this.#ends.copies.forget(editionId, formId, generation))
      .catch(() => undefined);
  }

  #stumble(sent: Exclude<Sent<unknown>, { kind: 'done' }>): void {
    this.#failures += 1;
    if (sent.kind === 'away') {
      this.#setTrouble({ kind: 'away', status: sent.status });
      const patience = Math.min(pauses.retryMost, pauses.retryFirst * 2 ** (this.#failures - 1));
      const wait = sent.afterMs ?? patience;
      // Half of the wait is by chance, so that many editors do not come back at the same moment.
      this.#retryIn(wait * (0.75 + 0.5 * this.#ends.random()));
    } else if (sent.kind === 'refused')
      this.#setTrouble({ kind: 'refused', remarks: sent.remarks, status: sent.status });
    else this.#setTrouble(sent.kind === 'signed-out' ? { kind: 'signed-out' } : sent);
  }

  get #waitsToRetry(): boolean {
    const { trouble } = this.state;
    return trouble !== null && trouble.kind !== 'refused';
  }

  #retryIn(wait: number): void {
    clearTimeout(this.#server);
    this.#server = setTimeout(() => {
      this.#server = undefined;
      if (this.#operation !== null || this.#wantsSave) void this.#sendSave();
      else void this.keepThere();
    }, wait);
  }

  #keepThereIn(wait: number): void {
    clearTimeout(this.#server);
    this.#server = setTimeout(() => void this.keepThere(), wait);
  }

  /** Storage that opens late keeps what was typed before it did, unless that is saved by now. */
  #canKeepHere(): void {
    if (this.state.hereTrouble !== null) {
      this.state.hereTrouble = null;
      this.#tell();
    }
    void this.keepHere();
  }

  #cannotKeepHere(why: 'refused' | 'full'): void {
    this.state.hereTrouble = why;
    this.#tell();
  }

  #setTrouble(trouble: Trouble | null): void {
    this.state.trouble = trouble;
    this.#tell();
  }

  #tell(): void {
    this.#ends.changed(this.state);
  }
}
