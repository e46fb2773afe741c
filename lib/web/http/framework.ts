/**
 * Lets the framework make one answer, with a limit to how long it may be silent while the database is, and finishes the
 * headers of the pages it made. It never decides what a client gets instead.
 */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ChangeFollower } from '#lib/web/cache/change-follower.ts';
import { readInlineScripts } from '#lib/web/csp/inline-scripts.ts';
import { pagePolicy } from '#lib/web/csp/policy.ts';
import type { CapturedResponse, Outcome } from '#lib/web/http/captured-response.ts';
import type { Log } from '#lib/web/log.ts';
import { Patience } from '#lib/web/patience.ts';
import type { RequestContext } from '#lib/web/request-context.ts';

/** What makes the pages, who knows whether the database is there, and where trouble is told. */
export interface Site {
  framework: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  follower: Pick<ChangeFollower, 'stamp' | 'isHealthy' | 'heard' | 'suspect'>;
  log: Log;
}

export interface FrameworkPatience {
  /** How long page and database may both be silent. */
  silentMs: number;
  /** How long a page may take when the database is known to be away. */
  awayMs: number;
}

export type Page = Extract<Outcome, { kind: 'page' }>;

/** The framework's outcome, or a failure once neither the page nor the database has given a sign for too long. */
export async function askFramework(
  { framework, follower }: Site,
  asked: {
    req: IncomingMessage;
    captured: CapturedResponse;
    context: RequestContext;
    patience: FrameworkPatience;
  },
): Promise<Outcome> {
  const { req, captured, context } = asked;
  const thrown = framework(req, captured).then(
    () => captured.outcome,
    (error: unknown) => {
      context.failure ??= error;
      return { kind: 'failed', isMalformed: false } as const;
    },
  );
  let patience: Patience | undefined;
  const silence = new Promise<Outcome>((resolve) => {
    const giveUp = () => {
      if (captured.hasBegun) return;
      follower.suspect();
      resolve({ kind: 'failed', isMalformed: false });
    };
    patience = follower.isHealthy
      ? new Patience(asked.patience.silentMs, giveUp, () => follower.heard)
      : new Patience(asked.patience.awayMs, giveUp);
  });
  try {
    return await Promise.race([captured.outcome, thrown, silence]);
  } finally {
    patience?.end();
  }
}

/** What the framework adds for its own layers, and what is decided anew by whoever sends the page. */
const dropped = /^(?:x-nextjs-(?:cache|prerender)|etag|content-length|cache-control|transfer-encoding)$/;

/** The headers of a page as a client gets them, with the policy for its own scripts. */
export function finishedHeaders(
  { headers, body }: Pick<Page, 'headers' | 'body'>,
  requestId: string,
  log: Log,
): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !dropped.test(name)),
  );
  if (String(kept['content-type']).startsWith('text/html') && kept['content-security-policy'] === undefined) {
    const { hashes, unexpected } = readInlineScripts(body.toString());
    for (const script of unexpected)
      log.error({ requestId, script }, "an inline script will not run: it is not the framework's");
    kept['content-security-policy'] = pagePolicy(hashes);
  }
  return kept;
}
