/** The buttons beside rows, done in the browser without asking the server: add, remove, move, set, split. */
import { resultLines } from '#lib/projects/form/result-lines.ts';
import { EditorNotices, filled } from './editor-notices.ts';
import { controlAt, putText } from './form-texts.ts';
import type { KeeperWords } from './keeper-words.ts';
import { addRow, moveRow, newRowId, removeRow } from './rows.ts';

export class RowButtons {
  readonly #form: HTMLFormElement;
  readonly #notices: EditorNotices;
  readonly #words: KeeperWords;
  readonly #changed: () => void;

  constructor(form: HTMLFormElement, words: KeeperWords, changed: () => void) {
    this.#form = form;
    this.#words = words;
    this.#changed = changed;
    this.#notices = new EditorNotices(form, words);
  }

  /** Hears the form until the signal. */
  listen(signal: AbortSignal): void {
    this.#form.addEventListener('submit', (event) => this.#act(event), { signal, capture: true });
    this.#form.addEventListener('input', (event) => this.#preview(event), { signal });
  }

  #act(event: SubmitEvent): void {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button.name !== 'action') return;
    event.preventDefault();
    const [deed = '', path = '', ...rest] = button.value.split(' ');
    if (this.#do(deed, path, rest.join(' '), button)) this.#changed();
  }

  #do(deed: string, path: string, rest: string, button: HTMLButtonElement): boolean {
    switch (deed) {
      case 'set': {
        const control = controlAt(this.#form, path);
        if (!control) return false;
        putText(control, rest);
        control.focus();
        return true;
      }
      case 'add':
        return path === 'targetGroups'
          ? this.#addGroup()
          : this.#focusIn(addRow(this.#form, path, newRowId()));
      case 'up':
      case 'down': {
        const isMoved = moveRow(this.#form, path, rest, deed === 'up' ? -1 : 1);
        button.focus();
        return isMoved;
      }
      case 'remove':
        return this.#remove(path, rest, button);
      case 'split':
        return this.#split();
      default:
        return false;
    }
  }

  #remove(path: string, id: string, button: HTMLButtonElement): boolean {
    const row = button.closest('[data-row]');
    const next = row?.nextElementSibling ?? row?.previousElementSibling ?? row?.closest('[data-field]');
    const name = row?.querySelector('[data-row-name]')?.textContent ?? id;
    const putBack = removeRow(this.#form, path, id);
    if (!putBack) return false;
    this.#notices.setRemoved(name, () => {
      putBack();
      this.#changed();
    });
    next?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button')?.focus();
    return true;
  }

  #addGroup(): boolean {
    const choice = this.#form.elements.namedItem('new-target-group');
    if (!(choice instanceof HTMLSelectElement) || choice.value === '') return false;
    const row = addRow(this.#form, 'targetGroups', choice.value);
    const name = row?.querySelector('[data-row-name]');
    if (name) name.textContent = choice.selectedOptions[0]?.textContent?.trim() ?? choice.value;
    choice.value = '';
    return this.#focusIn(row);
  }

  #split(): boolean {
    const wall = controlAt(this.#form, 'paste:results');
    if (!wall) return false;
    let first: Element | null = null;
    for (const { locale, title, number } of resultLines(wall.value)) {
      const id = newRowId();
      first = addRow(this.#form, 'results', id) ?? first;
      this.#put(`results[${id}].title.${locale}`, title);
      this.#put(`results[${id}].expected.number`, number);
    }
    wall.value = '';
    this.#showWall('');
    return this.#focusIn(first);
  }

  #put(path: string, text: string): void {
    const control = controlAt(this.#form, path);
    if (control && text !== '') putText(control, text);
  }

  #focusIn(row: Element | null): boolean {
    row?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus();
    return row !== null;
  }

  #preview(event: Event): void {
    const { target } = event;
    if (target instanceof HTMLTextAreaElement && target.name === 'paste:results')
      this.#showWall(target.value);
  }

  #showWall(text: string): void {
    const list = this.#form.querySelector<HTMLElement>('[data-wall-preview]');
    if (!list) return;
    const lines = resultLines(text);
    list.hidden = lines.length === 0;
    list.setAttribute('aria-label', filled(this.#words.wallPreview, { count: String(lines.length) }));
    list.replaceChildren(
      ...lines.map(({ locale, title, number }) => {
        const item = document.createElement('li');
        item.lang = locale;
        item.textContent = number === '' ? title : `${number} · ${title}`;
        return item;
      }),
    );
  }
}
