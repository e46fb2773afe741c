/**
 * Rows of a form in the browser: added, taken away and moved as the server would do it, from the empty row that the
 * server printed. The order of a list is the text of its hidden field.
 */

/** Stands in the empty row where the id of a new one belongs. */
export const rowPlaceholder = '--row--';

const idsIn = (order: HTMLInputElement) => order.value.split(' ').filter((id) => id !== '');

function listOf(form: HTMLFormElement, path: string): { order: HTMLInputElement; box: Element } | null {
  const order = form.elements.namedItem(path);
  const box = form.querySelector(`[data-rows="${CSS.escape(path)}"]`);
  return order instanceof HTMLInputElement && box ? { order, box } : null;
}

const rowOf = (box: Element, id: string) => box.querySelector(`:scope > [data-row="${CSS.escape(id)}"]`);

/** Adds an empty row under the id; null when there is no such list or it has that row. */
export function addRow(form: HTMLFormElement, path: string, id: string): Element | null {
  const list = listOf(form, path);
  const empty = form.querySelector<HTMLTemplateElement>(`template[data-row-of="${CSS.escape(path)}"]`);
  if (!list || !empty || idsIn(list.order).includes(id)) return null;
  const box = document.createElement('template');
  // Our own markup with a name put in that has small letters, digits and hyphens only.
  box.innerHTML = empty.innerHTML.replaceAll(rowPlaceholder, id);
  const row = box.content.firstElementChild;
  if (!row) return null;
  list.box.append(row);
  list.order.value = [...idsIn(list.order), id].join(' ');
  return row;
}

/** Takes a row away and returns how to put it back. */
export function removeRow(form: HTMLFormElement, path: string, id: string): (() => void) | null {
  const list = listOf(form, path);
  const row = list && rowOf(list.box, id);
  if (!list || !row) return null;
  const before = list.order.value;
  const next = row.nextSibling;
  row.remove();
  list.order.value = idsIn(list.order)
    .filter((each) => each !== id)
    .join(' ');
  return () => {
    list.box.insertBefore(row, next?.parentNode === list.box ? next : null);
    list.order.value = before;
  };
}

/** Moves a row by one place. */
export function moveRow(form: HTMLFormElement, path: string, id: string, by: -1 | 1): boolean {
  const list = listOf(form, path);
  if (!list) return false;
  const ids = idsIn(list.order);
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at === -1 || other === undefined) return false;
  ids[at] = other;
  ids[at + by] = id;
  arrangeRows(form, path, ids);
  return true;
}

/** Shows exactly these rows in this order: missing ones are added empty, others taken away. */
export function arrangeRows(form: HTMLFormElement, path: string, ids: readonly string[]): void {
  const list = listOf(form, path);
  if (!list) return;
  for (const id of idsIn(list.order)) if (!ids.includes(id)) rowOf(list.box, id)?.remove();
  for (const id of ids) if (!rowOf(list.box, id)) addRow(form, path, id);
  for (const id of ids) {
    const row = rowOf(list.box, id);
    if (row) list.box.append(row);
  }
  list.order.value = ids.join(' ');
}

/** A name for a new row that none of the list has. */
export function newRowId(): string {
  return `row-${crypto.randomUUID().slice(0, 8)}`;
}
