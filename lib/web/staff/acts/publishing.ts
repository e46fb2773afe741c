/** What is posted to bring an edition to the public, now or at a time, and to show it to somebody before. */
import { staffDatabase } from '#lib/db/client.ts';
import { instantInSofia } from '#lib/format/partial-date.ts';
import type { Issue } from '#lib/issues.ts';
import { publishEdition } from '#lib/projects/commands/publish-edition.ts';
import { cancelSchedule, schedulePublication } from '#lib/projects/commands/schedule-publication.ts';
import { revokeShareLink, shareEdition } from '#lib/projects/commands/share-edition.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { answered, backTo, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

/** Publishes now or, with `when=later`, at a day and time in Bulgaria. What the text lacks is one issue here: `not-ready`. */
export const postPublication = async (exchange: ActorExchange, editionId: string): Promise<Answer> => {
  const reasons = { reasonEn: field(exchange, 'reasonEn'), reasonBg: field(exchange, 'reasonBg') };
  const missing = Object.entries(reasons).filter(([, text]) => text.trim() === '');
  if (missing.length > 0)
    return { ok: false, issues: missing.map(([name]) => ({ field: name, code: 'required' })) };
  if (field(exchange, 'when') === 'later') {
    const at = instantInSofia(field(exchange, 'date'), field(exchange, 'time'));
    if (at === null) return { ok: false, issues: [{ field: 'date', code: 'no-such-time' }] };
    const scheduled = await schedulePublication(staffDatabase(), exchange.actor, {
      editionId,
      at,
      ...reasons,
    });
    if (scheduled.ok) return answered(scheduled, backTo(exchange));
    return {
      ok: false,
      issues: ofTheForm(scheduled.issues).map((issue) =>
        issue.field === 'at' ? { ...issue, field: 'date' } : issue,
      ),
    };
  }
  const published = await publishEdition(
    staffDatabase(),
    exchange.actor,
    {
      editionId,
      revision: field(exchange, 'revision'),
      operationId: field(exchange, 'operationId'),
      ...reasons,
    },
    { origin: siteOrigin().origin },
  );
  return published.ok
    ? answered(published, backTo(exchange))
    : { ok: false, issues: ofTheForm(published.issues) };
};

/** What the text lacks is listed on the page, with links to the editor; the form says so in one sentence. */
const ofTheForm = (issues: readonly Issue[]): readonly Issue[] =>
  issues.some(({ code }) => !known.has(code)) ? [{ field: '', code: 'not-ready' }] : issues;

/** Codes that the sentences of this form know; the others are the text's. */
const known = new Set([
  'forbidden',
  'not-found',
  'wrong-state',
  'revision-moved',
  'not-approved',
  'too-long',
  'edition-closed',
  'in-the-past',
]);

export const postCancellation = async (exchange: ActorExchange, editionId: string): Promise<Answer> =>
  answered(await cancelSchedule(staffDatabase(), exchange.actor, { editionId }), backTo(exchange));

/** The link is told once, on the page that follows at once: it goes into no address, log or history. */
export const postShare = async (exchange: ActorExchange, editionId: string): Promise<Answer> => {
  const shared = await shareEdition(staffDatabase(), exchange.actor, {
    editionId,
    days: field(exchange, 'days'),
  });
  if (!shared.ok) return shared;
  const { token, expiresAt } = shared.value;
  return { ok: true, shown: { token, expiresAt: expiresAt.toISOString() } };
};

export const postRevocation = async (exchange: ActorExchange): Promise<Answer> =>
  answered(
    await revokeShareLink(staffDatabase(), exchange.actor, { shareLinkId: field(exchange, 'shareLinkId') }),
    `${backTo(exchange)}#links`,
  );
