/**
 * Reads what a browser posted: a form of either encoding, or JSON. It judges nothing but whether the body can be read;
 * how much may come is the edge's to say.
 */

/** More fields than this are no form of ours: a long edition has some two thousand. */
export const mostFields = 20_000;

export interface PostedBody {
  /** First value of each field. */
  form: Record<string, string>;
  /** All values of fields that came more than once. */
  lists: Record<string, string[]>;
  files: Record<string, File[]>;
  /** The body when it was JSON. */
  json: unknown;
}

/** The body of a request; null when it cannot be read as what it says to be. */
export async function readPostedBody(request: Request): Promise<PostedBody | null> {
  const body: PostedBody = { form: named(), lists: named(), files: named(), json: undefined };
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  try {
    if (type === 'application/json') {
      body.json = JSON.parse(await request.text());
      const fields = Object.entries(body.json ?? {});
      if (fields.length > mostFields) return null;
      for (const [name, value] of fields) if (typeof value === 'string') body.form[name] = storable(value);
      return body;
    }
    const bytes = Buffer.from(await request.arrayBuffer());
    if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data')
      return bytes.length === 0 ? body : null;
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    if (hasTooManyFields(headers['content-type'], bytes)) return null;
    for (const [name, value] of await new Response(bytes, { headers }).formData()) add(body, name, value);
    return body;
  } catch (error) {
    // What a body says wrong is a SyntaxError or a TypeError of its parser; the rest is not the client's doing.
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** The mark between two parts, as the type of a body names it: in quotes, or a word without. */
const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i;

/**
 * Whether a form has more fields than any of ours. Told by their marks alone and before any is made: a megabyte of empty
 * fields would cost whoever reads them hundreds of megabytes, and everybody else seconds.
 */
export function hasTooManyFields(contentType: string, bytes: Buffer): boolean {
  const [, quoted, plain] = boundary.exec(contentType) ?? [];
  const mark = /^\s*multipart\//i.test(contentType) ? `--${quoted ?? plain ?? ''}` : '&';
  let marks = 0;
  for (
    let at = bytes.indexOf(mark);
    at !== -1 && marks <= mostFields;
    at = bytes.indexOf(mark, at + mark.length)
  )
    marks += 1;
  return marks > mostFields;
}

/** No database keeps NUL or half of a character; nobody can type them. A draft, which says how many it had, is read from its JSON. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');

/** Has nothing but what is put there: whoever looks for a field finds no `constructor` that was never posted. */
const named = <Value>(): Record<string, Value> => Object.create(null);

function add(body: PostedBody, name: string, value: FormDataEntryValue): void {
  if (typeof value !== 'string') {
    // A file field that nobody filled comes as an empty file without a name.
    if (value.name === '' && value.size === 0) return;
    (body.files[name] ??= []).push(value);
    return;
  }
  // A plain post writes line ends in the way of old mail; what was typed had one character.
  const text = storable(value).replaceAll('\r\n', '\n');
  const first = body.form[name];
  if (first === undefined) body.form[name] = text;
  else (body.lists[name] ??= [first]).push(text);
}
