/**
 * One open editor in the browser: hears what is typed, hands it to the keeper, and shows what became of it. All listeners
 * are on the form, none on a field; typing does no more here than count.
 */
import { send } from './answers.ts';
import type { EditorFormFacts } from './editor-form.tsx';
import { EditorNotices, filled } from './editor-notices.ts';
import {
  changedIn,
  controlAt,
  putText,
  putWhereUnchanged,
  type Texts,
  textIn,
  textsOf,
} from './form-texts.ts';
import { Keeper } from './keeper.ts';
import type { KeeperState, KeptAnswer, SavedAnswer, Trouble } from './keeper-ends.ts';
import type { KeeperWords } from './keeper-words.ts';
import { type LocalCopies, localCopies } from './local-copies.ts';
import { bringBack } from './local-texts.ts';
import { NarrativeTools } from './narrative-tools.ts';
import { isFormOpen, OwnTabs } from './own-tabs.ts';
import { type Remarks, showRemarks } from './remarks-view.ts';
import { RowButtons } from './row-buttons.ts';
import { arrangeRows } from './rows.ts';
import { statusOf } from './status.ts';
import { listenToToolbars } from './toolbar-keys.ts';

interface Kept extends KeptAnswer, Remarks {
  presence: string[];
  savedBy: string | null;
  savedByMe: boolean;
  build: string;
  fullness: number;
}

/** An open form says that it is there; who says nothing for five minutes has closed it. */
const presenceEveryMs = 60_000;

export class EditorSession {
  readonly #form: HTMLFormElement;
  readonly #facts: EditorFormFacts;
  readonly #words: KeeperWords;
  readonly #signIn: () => Promise<string | null>;
  readonly #keeper: Keeper<Kept, SavedAnswer>;
  readonly #notices: EditorNotices;
  readonly #tabs: OwnTabs;
  readonly #copies: LocalCopies;
  readonly #ended = new AbortController();
  readonly #opened: Texts;
  #isAsking = false;
  #lastLine = '';

  constructor(
    form: HTMLFormElement,
    facts: EditorFormFacts,
    words: KeeperWords,
    signIn: () => Promise<string | null>,
  ) {
    this.#form = form;
    this.#facts = facts;
    this.#words = words;
    this.#signIn = signIn;
    this.#notices = new EditorNotices(form, words);
    this.#copies = localCopies(facts.person.id, facts.key);
    this.#keeper = this.#makeKeeper();
    this.#tabs = new OwnTabs(
      facts,
      () => this.#keeper.hasUnsaved,
      () => this.#notices.setOtherTab(facts.recoverPath),
      (formId) => {
        this.#keeper.rename(formId);
        this.#name(formId);
      },
    );
    this.#opened = textsOf(form);
    const changed = () => this.#noticed();
    new RowButtons(form, words, changed).listen(this.#ended.signal);
    new NarrativeTools(form, changed).listen(this.#ended.signal);
    listenToToolbars(form, this.#ended.signal);
    this.#listen();
    this.#show(this.#keeper.state);
    for (const hidden of form.querySelectorAll<HTMLElement>('[data-with-script]')) hidden.hidden = false;
    form.dataset['ready'] = 'yes';
    // What was typed before the script came is as good as what is typed after.
    if (this.#wasTypedEarly()) this.#noticed();
    this.#bringBack().catch(() => undefined);
  }

  close(): void {
    this.#ended.abort();
    this.#tabs.close();
  }

  #makeKeeper(): Keeper<Kept, SavedAnswer> {
    const { editionId, formId, baseRevision, generation, page, person, projectId, isJustSaved, savedAt } =
      this.#facts;
    const address = (of: string, what: string) => `/staff/api/editions/${of}/${what}`;
    const common = { page, person: person.id };
    return new Keeper<Kept, SavedAnswer>(
      { editionId, formId, baseRevision, generation, savedAt: isJustSaved ? savedAt : null },
      {
        texts: () => textsOf(this.#form),
        copies: this.#copies,
        keepThere: ({ editionId: edition, ...copy }, isLeaving) =>
          send<Kept>(
            address(edition, 'working-copy'),
            'PUT',
            { ...common, ...copy, focus: this.#focus() },
            { isLeaving },
          ),
        saveThere: ({ editionId: edition, ...save }) =>
          send<SavedAnswer>(
            address(edition, 'save'),
            'POST',
            { ...common, projectId, ...save },
            { withinMs: 40_000 },
          ),
        changed: (state) => this.#show(state),
        kept: (answer) => this.#showKept(answer),
        saved: (answer, sent) => this.#showSaved(answer, sent),
        renamed: (formId) => {
          this.#tabs.rename(formId);
          this.#name(formId);
        },
        refused: ({ value }) => void this.#goToConflict(value),
        now: () => Date.now(),
        newId: () => crypto.randomUUID(),
        random: () => Math.random(),
      },
    );
  }

  #listen(): void {
    const { signal } = this.#ended;
    const form = this.#form;
    form.addEventListener('input', () => this.#noticed(), { signal });
    form.addEventListener('change', () => this.#noticed(), { signal });
    form.addEventListener('focusout', () => this.#keeper.rest(), { signal });
    form.addEventListener(
      'submit',
      (event) => {
        if (event.defaultPrevented || event.submitter?.getAttribute('name') === 'action') return;
        event.preventDefault();
        this.#save();
      },
      { signal },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's' || event.altKey) return;
        event.preventDefault();
        this.#save();
      },
      { signal },
    );
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'hidden') this.#keeper.leave();
      },
      { signal },
    );
    window.addEventListener('pagehide', () => this.#keeper.leave(), { signal });
    window.addEventListener('online', () => void this.#keeper.resume(), { signal });
    window.addEventListener(
      'beforeunload',
      (event) => {
        if (!this.#keeper.isAtRisk) return;
        this.#keeper.leave();
        event.preventDefault();
      },
      { signal },
    );
    const clock = setInterval(() => void this.#sayPresent(), presenceEveryMs);
    signal.addEventListener('abort', () => clearInterval(clock));
  }

  /** Writes down how the form is called now, for a save without the script too. */
  #name(formId: string): void {
    const name = controlAt(this.#form, 'formId');
    if (name) putText(name, formId);
  }

  #noticed(): void {
    this.#keeper.noticed();
    this.#tabs.typed();
  }

  #save(): void {
    void this.#keeper.keepHere();
    void this.#keeper.save();
  }

  #focus(): string | null {
    const { activeElement } = document;
    return activeElement !== null && this.#form.contains(activeElement)
      ? activeElement.getAttribute('name')
      : null;
  }

  #show(state: KeeperState): void {
    const line = this.#form.querySelector('[data-status]');
    const status = statusOf(state);
    if (line) {
      const at = 'at' in status ? this.#time(status.at) : '';
      const message = 'message' in status ? status.message : '';
      const why = state.trouble?.kind === 'away' ? ` ${this.#why(state.trouble.status)}` : '';
      const sentence = filled(this.#words.saving[status.kind], { time: at, message }).trim();
      line.textContent = `${sentence}${why && status.kind.startsWith('waiting') ? `.${why}` : ''}`;
      this.#form.dataset['status'] = status.kind;
      if (status.kind !== this.#lastLine && !['typing', 'kept', 'saving', 'opened'].includes(status.kind))
        this.#notices.announce(line.textContent);
      this.#lastLine = status.kind;
    }
    this.#notices.setHere(state.hereTrouble);
    this.#notices.setDownload(needsFile(state.trouble) ? () => this.#file() : null);
    if (state.trouble?.kind === 'signed-out') void this.#askToSignIn();
    else this.#notices.setSignIn(null);
  }

  #why(status: number): string {
    const { why } = this.#words;
    const key = status >= 500 ? '500' : String(status);
    return why[key] ?? why['other'] ?? '';
  }

  #time(at: number): string {
    const day =
      new Date(at).toDateString() === new Date().toDateString()
        ? {}
        : ({ day: 'numeric', month: 'short' } as const);
    return new Intl.DateTimeFormat(this.#words.locale === 'bg' ? 'bg-BG' : 'en-GB', {
      ...day,
      hour: '2-digit',
      minute: '2-digit',
    }).format(at);
  }

  async #askToSignIn(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#notices.setSignIn(null);
    await this.#keeper.keepHere();
    const who = await this.#signIn();
    this.#isAsking = false;
    if (who === this.#facts.person.id) await this.#keeper.resume();
    else if (who === null) this.#notices.setSignIn(() => void this.#askToSignIn());
    else this.#keeper.otherPersonCame();
  }

  #showKept(answer: Kept): void {
    this.#notices.setPresence(answer.presence);
    showRemarks(this.#form, answer, this.#words);
    this.#notices.setNul(answer.replacedNul);
    this.#notices.setFullness(answer.fullness);
    this.#notices.setOthersSaved(answer.savedByMe ? null : answer.savedBy);
    this.#noteBuild(answer.build);
  }

  #noteBuild(build: string): void {
    if (build === this.#facts.build || build === '') return;
    this.#notices.setNewVersion(() => void this.#reloadKept());
  }

  /** Leaves the page only when the server has every word; the next one goes on with them. */
  async #reloadKept(): Promise<void> {
    if (!(await this.#keeper.settle())) return;
    const { keptThere, saved } = this.#keeper.state;
    const query = keptThere > saved ? `?form=${encodeURIComponent(this.#keeper.facts.formId)}` : '';
    location.assign(`${this.#facts.editPath}${query}`);
  }

  /** Rows first, then their texts; what somebody typed meanwhile stays. True when the form shows all of the answer. */
  #showSaved(answer: SavedAnswer, sent: Texts): boolean {
    const now = textsOf(this.#form);
    for (const path of changedIn(sent, answer.draft)) {
      const isOrder = this.#form.querySelector(`[data-rows="${CSS.escape(path)}"]`) !== null;
      if (isOrder && textIn(now, path) === textIn(sent, path))
        arrangeRows(
          this.#form,
          path,
          textIn(answer.draft, path)
            .split(' ')
            .filter((id) => id !== ''),
        );
    }
    const homeless = putWhereUnchanged(this.#form, sent, answer.draft);
    const revision = controlAt(this.#form, 'baseRevision');
    const isMixed = changedIn(sent, answer.draft).some((path) => textIn(now, path) !== textIn(sent, path));
    if (revision && !isMixed) putText(revision, answer.revision);
    this.#form.action = `/staff/api/editions/${answer.editionId}/save`;
    this.#notices.setOthersSaved(null);

    return homeless.length === 0 && !isMixed;
  }

  async #goToConflict(value: unknown): Promise<void> {
    const to = (value as { to?: unknown } | undefined)?.to;
    if (typeof to !== 'string') return;
    // What was typed while the save was on its way goes along.
    this.#keeper.stayDirty();
    if (await this.#keeper.settle()) await this.#forgetHere();
    location.assign(to);
  }

  /** The server has it, and the page that comes next works from there: offered from here too, it would seem unsaved for good. */
  async #forgetHere(): Promise<void> {
    const { facts, state } = this.#keeper;
    await this.#copies.forget(facts.editionId, facts.formId, state.keptThere).catch(() => undefined);
  }

  async #sayPresent(): Promise<void> {
    if (document.visibilityState === 'hidden' || this.#keeper.state.trouble !== null) return;
    const { editionId, formId } = this.#keeper.facts;
    const { page, person } = this.#facts;
    const sent = await send<{ presence: string[]; build: string }>(
      `/staff/api/editions/${editionId}/presence`,
      'POST',
      {
        page,
        person: person.id,
        formId,
        field: this.#focus(),
      },
    );
    if (sent.kind !== 'done') return;
    this.#notices.setPresence(sent.value.presence);
    this.#noteBuild(sent.value.build);
  }

  /** Text of this person that only this computer has is sent to the server under its own name, and then offered. */
  async #bringBack(): Promise<void> {
    await this.#copies.ready();
    const own = this.#keeper.facts;
    const isOpen = async (formId: string) => formId === own.formId || (await isFormOpen(formId));
    for (const copy of await bringBack(this.#copies, this.#facts, isOpen))
      if (changedIn(copy.texts, this.#opened).length > 0)
        this.#notices.setUnsaved(
          `${this.#facts.recoverPath}?form=${encodeURIComponent(copy.formId)}`,
          this.#time(copy.at),
        );
  }

  #wasTypedEarly(): boolean {
    return [...this.#form.elements].some((control) => {
      if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
      if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return false;
      return control.type === 'checkbox'
        ? control.checked !== control.defaultChecked
        : control.value !== control.defaultValue;
    });
  }

  /** The text as a file, for somebody whose text nobody takes. */
  #file(): void {
    const texts = textsOf(this.#form);
    const lines = Object.entries(texts).map(([path, text]) => `${path}\n${text}\n`);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([lines.join('\n')], { type: 'text/plain;charset=utf-8' }));
    link.download = `${this.#facts.projectId}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

const needsFile = (trouble: Trouble | null) =>
  trouble?.kind === 'refused' || trouble?.kind === 'other-person';
