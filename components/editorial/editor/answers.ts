/**
 * Sends text to the server and says what became of it, whatever comes back: an answer of ours, an error page of somebody
 * in between, or nothing. It never throws.
 */

/** What a refusal says of one field. */
export interface Remark {
  field: string;
  code: string;
  message: string;
}

export type Sent<Value> =
  | { kind: 'done'; value: Value; to: string }
  /** Nobody is signed in. */
  | { kind: 'signed-out' }
  /** Somebody else is. */
  | { kind: 'other-person'; remarks: Remark[] }
  /** The server understood and will not: trying again changes nothing. */
  | { kind: 'refused'; status: number; remarks: Remark[]; value: unknown }
  /** It may work later; `afterMs` when the server said when. */
  | { kind: 'away'; status: number; afterMs: number | null };

/** Longer than any answer takes; what takes longer will not come. */
const answerWithinMs = 15_000;

/** What browsers send after the page is gone may have 64 kB in all; the headers and other pages take some. */
const mostKeptAliveBytes = 60_000;

/** Sends `body` as JSON. `isLeaving`: the page may be gone before the answer comes. */
export async function send<Value>(
  url: string,
  method: 'PUT' | 'POST',
  body: object,
  { isLeaving = false, withinMs = answerWithinMs } = {},
): Promise<Sent<Value>> {
  const text = JSON.stringify(body);
  const keepalive = isLeaving && text.length * 3 < mostKeptAliveBytes;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), withinMs);
  try {
    const response = await fetch(url, {
      method,
      body: text,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      signal: patience.signal,
      redirect: 'manual',
      keepalive,
    });
    return await understood<Value>(response);
  } catch {
    return { kind: 'away', status: 0, afterMs: null };
  } finally {
    clearTimeout(timer);
  }
}

interface Answered {
  ok?: unknown;
  to?: unknown;
  value?: unknown;
  issues?: unknown;
}

async function understood<Value>(response: Response): Promise<Sent<Value>> {
  const { status } = response;
  const away: Sent<Value> = { kind: 'away', status, afterMs: retryAfter(response) };
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  if (!isJson) return status === 401 ? { kind: 'signed-out' } : away;
  const answer = (await response.json()) as Answered;
  if (response.ok && answer.ok === true)
    return { kind: 'done', value: answer.value as Value, to: typeof answer.to === 'string' ? answer.to : '' };
  if (status === 401) return { kind: 'signed-out' };
  if (status >= 500 || status === 429 || status === 408) return away;
  const remarks = Array.isArray(answer.issues) ? (answer.issues as Remark[]) : [];
  if (remarks.some(({ code }) => code === 'other-person')) return { kind: 'other-person', remarks };
  // A refusal without a word of ours was written by somebody in between.
  return answer.ok === false ? { kind: 'refused', status, remarks, value: answer.value } : away;
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}
