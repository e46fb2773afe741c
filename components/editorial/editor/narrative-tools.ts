/** The tools of narratives: marks at a button or key, Markdown from what is pasted, a preview that follows. */
import { controlAt } from './form-texts.ts';
import { showMarkdown } from './markdown-view.ts';
import { markdownOfHtml } from './pasted-markdown.ts';
import { type TextMark, textMarks, withMark } from './text-marks.ts';

/** A preview follows at pauses, so that typing never waits for it. */
const previewAfterMs = 250;

export class NarrativeTools {
  readonly #form: HTMLFormElement;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasPreview = false;

  constructor(form: HTMLFormElement, changed: () => void) {
    this.#form = form;
    this.#changed = changed;
  }

  /** Hears the form until the signal. */
  listen(signal: AbortSignal): void {
    this.#form.addEventListener('click', (event) => this.#click(event), { signal });
    this.#form.addEventListener('paste', (event) => this.#paste(event), { signal });
    this.#form.addEventListener('input', (event) => this.#typed(event), { signal });
  }

  #click(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const path = button?.closest<HTMLElement>('[data-toolbar-of]')?.dataset['toolbarOf'];
    const control = path === undefined ? null : controlAt(this.#form, path);
    if (!button || path === undefined || !(control instanceof HTMLTextAreaElement)) return;
    const mark = textMarks.find((each): each is TextMark => each === button.dataset['mark']);
    if (mark) {
      const { selectionStart: from, selectionEnd: to, value: text } = control;
      const marked = withMark({ text, from, to }, mark);
      replaceAll(control, marked.text);
      control.setSelectionRange(marked.from, marked.to);
      this.#changed();
    } else if (button.dataset['previewToggle'] !== undefined) {
      const isOpen = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(isOpen));
      this.#hasPreview ||= isOpen;
      this.#preview(control, isOpen);
    }
  }

  #paste(event: ClipboardEvent): void {
    const { target, clipboardData } = event;
    if (
      !(target instanceof HTMLTextAreaElement) ||
      target.dataset['narrative'] === undefined ||
      target.readOnly
    )
      return;
    const html = clipboardData?.getData('text/html') ?? '';
    if (html === '') return;
    const markdown = markdownOfHtml(html);
    if (markdown.trim() === '') return;
    event.preventDefault();
    insert(target, markdown);
    this.#changed();
  }

  #typed(event: Event): void {
    const { target } = event;
    if (
      !this.#hasPreview ||
      !(target instanceof HTMLTextAreaElement) ||
      target.dataset['narrative'] === undefined
    )
      return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#preview(target, null), previewAfterMs);
  }

  #preview(control: HTMLTextAreaElement, isOpen: boolean | null): void {
    const box = this.#form.querySelector<HTMLElement>(`[data-preview-of="${CSS.escape(control.name)}"]`);
    if (!box) return;
    if (isOpen !== null) box.hidden = !isOpen;
    if (box.hidden) return;
    if (control.value.trim() === '') box.textContent = box.dataset['empty'] ?? '';
    else showMarkdown(box, control.value);
  }
}

/** Through the browser's own editing, so that its undo knows of it; by force where the browser does not. */
function insert(control: HTMLTextAreaElement, text: string): void {
  control.focus();
  if (!document.execCommand('insertText', false, text))
    control.setRangeText(text, control.selectionStart, control.selectionEnd, 'end');
}

function replaceAll(control: HTMLTextAreaElement, text: string): void {
  control.focus();
  control.select();
  if (!document.execCommand('insertText', false, text)) control.value = text;
}
