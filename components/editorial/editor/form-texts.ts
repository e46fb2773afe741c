/**
 * The texts of a form as a draft, and back. Runs in the browser; knows of no field but by its name, and changes a field
 * only when it is told which text it expects there.
 */

import { formControls } from '#lib/projects/form/posted.ts';

/** Path → text, as `Draft` of the server. */
export type Texts = Record<string, string>;

const controls = new Set(formControls);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Everything typed in the form; empty texts and ticks that are not set are left out. */
export function textsOf(form: HTMLFormElement): Texts {
  const texts: Texts = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '' || controls.has(name)) continue;
    Object.defineProperty(texts, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return texts;
}

/** The text at a path; an absent one is empty. */
export const textIn = (texts: Texts, path: string): string =>
  Object.hasOwn(texts, path) ? (texts[path] ?? '') : '';

/** Paths on which two drafts differ. */
export function changedIn(before: Texts, after: Texts): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => textIn(before, path) !== textIn(after, path),
  );
}

/** The field of that name, or null. */
export function controlAt(form: HTMLFormElement, path: string): Control | null {
  const found = form.elements.namedItem(path);
  return found instanceof HTMLInputElement ||
    found instanceof HTMLTextAreaElement ||
    found instanceof HTMLSelectElement
    ? found
    : null;
}

/** Writes a text into a field as if it had been typed, without telling anybody. */
export function putText(control: Control, text: string): void {
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    control.checked = text === control.value;
    return;
  }
  if (control instanceof HTMLSelectElement && ![...control.options].some(({ value }) => value === text))
    control.append(new Option(text, text));
  if (control.value !== text) control.value = text;
}

/**
 * Puts `wanted` where the form still says what it said in `sent`; a field that somebody changed since keeps its text.
 * Returns the paths that could not be shown because the form has no such field.
 */
export function putWhereUnchanged(form: HTMLFormElement, sent: Texts, wanted: Texts): string[] {
  const now = textsOf(form);
  const homeless: string[] = [];
  for (const path of changedIn(sent, wanted)) {
    if (textIn(now, path) !== textIn(sent, path)) continue;
    const control = controlAt(form, path);
    if (control) putText(control, textIn(wanted, path));
    else if (textIn(wanted, path) !== '') homeless.push(path);
  }
  return homeless;
}
