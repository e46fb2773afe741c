/**
 * What somebody wrote into a form they posted, told from what the form says of itself, and whether a page shows it. So
 * that no text is lost, nothing is left to the pages: what one does not show is found here.
 */
import { readPostedBody } from '#lib/web/staff/form-body.ts';

export type PostedField = readonly [name: string, value: string];

/** What a form says of itself, and makes anew when it is shown again. */
const ofTheForm = new Set(['page', 'person', 'operationId', 'form']);

/** What no page repeats. */
const secrets = new Set(['password', 'present', 'code']);

/** An id or a mark of what was read: nobody types it, and a page that is shown again may have a newer one. */
const mark = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,})$/;

/** A word of a program, such as the value of a choice: it needs no room of its own to be read. */
const token = /^[\w.:@/+-]{0,60}$/;

/** The fields of a posted body in their order, each value of those that came several times; none that is secret. */
export async function postedFields(contentType: string | undefined, body: Buffer): Promise<PostedField[]> {
  if (body.length === 0) return [];
  const request = new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': contentType ?? '' },
    body: new Uint8Array(body),
  });
  const posted = await readPostedBody(request);
  if (posted === null || posted.json !== undefined) return [];
  return fieldsOf(posted.form, posted.lists);
}

/** The same of a form that was read. */
export function fieldsOf(
  form: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, readonly string[]>>,
): PostedField[] {
  return Object.entries(form)
    .filter(([name]) => !secrets.has(name))
    .flatMap(([name, value]) => (lists[name] ?? [value]).map((each): PostedField => [name, each]));
}

/** Whether somebody may have written this, and wants to see it again. */
function isWritten([name, value]: PostedField): boolean {
  return !ofTheForm.has(name) && value !== '' && !mark.test(value);
}

/** Whether it reads like something written and not like the value of a choice. */
export function isProse(field: PostedField): boolean {
  return isWritten(field) && !token.test(field[1]);
}

/** Whether the fields of a page hold all that was written, and the page says each of `sentences`. */
export function showsAgain(
  html: string,
  fields: readonly PostedField[],
  sentences: readonly string[],
): boolean {
  if (!sentences.every((sentence) => html.includes(asPrinted(sentence)))) return false;
  const shown = valuesIn(html);
  return fields.filter(isWritten).every(([, value]) => shown.has(asPrinted(value)));
}

/** As the framework writes text, in attributes too. */
function asPrinted(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** What the fields of a document hold, as it is written there. One way through, however long the document is. */
function valuesIn(html: string): Set<string> {
  const values = new Set<string>();
  for (const part of html.split(' value="').slice(1)) values.add(part.slice(0, part.indexOf('"')));
  for (const part of html.split('<textarea').slice(1)) {
    const text = part.slice(part.indexOf('>') + 1, part.indexOf('</textarea>'));
    // A line end after the tag is not part of the text.
    values.add(text.startsWith('\n') ? text.slice(1) : text);
  }
  return values;
}
