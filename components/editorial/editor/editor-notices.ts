/** What the script tells beside the status line: other people, other tabs, a full disk. One line of a kind, with its button. */
import type { KeeperWords } from './keeper-words.ts';

/** Puts values into the places of a sentence: `Saved {time}`. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

type Deed = { label: string; href: string } | { label: string; act: () => void };

export class EditorNotices {
  readonly #form: HTMLFormElement;
  readonly #words: KeeperWords;

  constructor(form: HTMLFormElement, words: KeeperWords) {
    this.#form = form;
    this.#words = words;
  }

  /** Read aloud, once. */
  announce(sentence: string): void {
    const box = this.#form.querySelector('#editor-announcement');
    if (box) box.textContent = sentence;
  }

  setHere(trouble: 'refused' | 'full' | null): void {
    const { hereRefused, hereFull } = this.#words;
    this.#line('here', trouble && (trouble === 'full' ? hereFull : hereRefused));
  }

  setSignIn(act: (() => void) | null): void {
    this.#line('sign-in', act && '', act ? [{ label: this.#words.signInAgain, act }] : []);
  }

  setDownload(act: (() => void) | null): void {
    this.#line('download', act && '', act ? [{ label: this.#words.download, act }] : []);
  }

  setNul(count: number): void {
    if (count > 0) this.#line('nul', filled(this.#words.nul, { count: String(count) }));
  }

  setFullness(percent: number): void {
    this.#line(
      'fullness',
      percent >= 80 ? filled(this.#words.nearLimit, { percent: String(percent) }) : null,
    );
  }

  setOthersSaved(name: string | null): void {
    this.#line('others-saved', name && filled(this.#words.othersSaved, { name }));
  }

  setNewVersion(act: () => void): void {
    this.#line('new-version', this.#words.newVersion, [{ label: this.#words.reload, act }]);
  }

  setOtherTab(href: string): void {
    this.#line('other-tab', this.#words.otherTab, [{ label: this.#words.compare, href }]);
  }

  setUnsaved(href: string, time: string): void {
    this.#line('unsaved', `${this.#words.unsavedTitle} (${time}).`, [{ label: this.#words.compare, href }]);
  }

  setRemoved(row: string, act: () => void): void {
    const undo = () => {
      act();
      this.#line('removed', null);
    };
    this.#line('removed', filled(this.#words.removed, { row }), [{ label: this.#words.undo, act: undo }]);
  }

  setPresence(lines: readonly string[]): void {
    const box = this.#form.querySelector('#editor-presence');
    const told = lines.join('\n');
    if (!box || box.textContent === told) return;
    box.replaceChildren(
      ...lines.map((line) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = line;
        return paragraph;
      }),
    );
  }

  #line(kind: string, sentence: string | null, deeds: readonly Deed[] = []): void {
    const box = this.#form.querySelector('#editor-notices');
    const known = box?.querySelector(`[data-notice="${kind}"]`);
    if (!box || sentence === null) {
      known?.remove();
      return;
    }
    if (known?.getAttribute('data-says') === sentence) return;
    const line = document.createElement('p');
    line.dataset['notice'] = kind;
    line.dataset['says'] = sentence;
    line.className = 'mt-2 flex flex-wrap items-baseline gap-x-4';
    line.append(sentence, ...deeds.map(deedNode));
    if (known) known.replaceWith(line);
    else box.append(line);
    if (sentence !== '') this.announce(sentence);
  }
}

function deedNode(deed: Deed): HTMLElement {
  if ('href' in deed) {
    const link = document.createElement('a');
    link.href = deed.href;
    link.textContent = deed.label;
    return link;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'min-h-8 cursor-pointer text-accent underline';
  button.textContent = deed.label;
  button.addEventListener('click', deed.act);
  return button;
}
