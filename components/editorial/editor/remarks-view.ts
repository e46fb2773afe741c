/** Puts what the server says of the text beside the fields: readings, what is wrong, the list before publishing. */
import { filled } from './editor-notices.ts';
import type { KeeperWords } from './keeper-words.ts';

interface Remark {
  field: string;
  name: string;
  message: string;
}

export interface Remarks {
  readings: Readonly<
    Record<string, { sentence: string; meanings: readonly { label: string; text: string }[] }>
  >;
  before: readonly Remark[];
  guard: readonly Remark[];
}

/** Shows the remarks in place of the earlier ones; the focus stays where it is. */
export function showRemarks(
  form: HTMLFormElement,
  { readings, before, guard }: Remarks,
  words: KeeperWords,
): void {
  const wrong = Map.groupBy(before, ({ field }) => field);
  for (const box of form.querySelectorAll<HTMLElement>('[data-field]')) {
    const path = box.dataset['field'] ?? '';
    const messages = (wrong.get(path) ?? []).map(({ message }) => message).join(' ');
    setText(box.querySelector('[data-issue]'), messages);
    const control = box.querySelector(`[name="${CSS.escape(path)}"]`);
    if (messages === '') control?.removeAttribute('aria-invalid');
    else control?.setAttribute('aria-invalid', 'true');
    setText(box.querySelector('[data-reading]'), readings[path]?.sentence ?? '');
    showMeanings(box.querySelector('[data-meanings]'), path, readings[path]?.meanings ?? []);
  }
  showList(form, 'before', before);
  showList(form, 'guard', guard);
  const title =
    before.length === 0 ? words.beforeNone : filled(words.beforeTitle, { count: String(before.length) });
  setText(form.querySelector('[data-before-title]'), title);
  setText(form.querySelector('[data-before-count]'), title);
  const guardTitle = form.querySelector<HTMLElement>('[data-guard-title]');
  setText(guardTitle, filled(words.guardTitle, { count: String(guard.length) }));
  if (guardTitle) guardTitle.hidden = guard.length === 0;
}

function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

function showMeanings(
  box: Element | null,
  path: string,
  meanings: readonly { label: string; text: string }[],
): void {
  const said = meanings.map(({ label }) => label).join('\n');
  if (!box || box.getAttribute('data-says') === said || (said === '' && box.childElementCount === 0)) return;
  box.setAttribute('data-says', said);
  box.replaceChildren(
    ...meanings.map(({ label, text }) => {
      const button = document.createElement('button');
      button.name = 'action';
      button.value = `set ${path} ${text}`;
      button.className =
        'min-h-8 cursor-pointer border border-rule-firm px-3 py-1 text-accent hover:border-accent';
      button.textContent = label;
      return button;
    }),
  );
}

function showList(form: HTMLFormElement, name: string, remarks: readonly Remark[]): void {
  const list = form.querySelector(`[data-remarks="${name}"]`);
  const said = JSON.stringify(remarks);
  if (!list || list.getAttribute('data-says') === said) return;
  list.setAttribute('data-says', said);
  list.replaceChildren(
    ...remarks.map(({ field, name: called, message }) => {
      const item = document.createElement('li');
      item.className = 'py-1';
      const link = document.createElement('a');
      link.href = `#field-${field.replace(/[^a-zA-Z0-9]+/g, '-')}`;
      link.textContent = called;
      item.append(link, ` – ${message}`);
      return item;
    }),
  );
}
