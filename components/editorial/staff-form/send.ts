/** What an enhanced form gets back. */
export interface SentIssue {
  field: string;
  code: string;
  message: string;
}

export type Sent =
  | { ok: true; to: string; value: unknown }
  | { ok: false; status: number; issues: readonly SentIssue[]; value: unknown }
  /** Nothing of use came back: no connection, a page in place of an answer, or too late. */
  | { ok: false; status: 0; issues: readonly []; value: undefined };

const nothing: Sent = { ok: false, status: 0, issues: [], value: undefined };

/** Longer than the server lets a save take; an upload over a slow line takes more. */
const saveMs = 40_000;
const uploadMs = 100_000;

/** Sends fields to an address of the staff area and waits for JSON. Never throws. */
export async function sendForm(address: string, fields: FormData, method = 'POST'): Promise<Sent> {
  const hasFile = [...fields.values()].some((value) => typeof value !== 'string' && value.size > 0);
  const body = hasFile
    ? fields
    : new URLSearchParams(
        [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      );
  return ask(address, { method, body }, hasFile ? uploadMs : saveMs);
}

/** Asks an address of the staff area for JSON. Never throws. */
export async function askStaff(address: string): Promise<Sent> {
  return ask(address, {}, saveMs);
}

async function ask(address: string, init: RequestInit, limitMs: number): Promise<Sent> {
  try {
    const answer = await fetch(address, {
      ...init,
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(limitMs),
    });
    const said: unknown = await answer.json();
    if (typeof said !== 'object' || said === null) return nothing;
    const { ok, to, value, issues } = said as Record<string, unknown>;
    if (answer.ok && ok === true) return { ok: true, to: typeof to === 'string' ? to : '', value };
    if (answer.ok || !Array.isArray(issues)) return nothing;
    return { ok: false, status: answer.status, issues: issues as SentIssue[], value };
  } catch {
    // Whatever it was, the fields are still there and the person is told.
    return nothing;
  }
}
