/** Hands out what somebody typed and did not save as a file, to who typed it alone. */
import { localeFrom } from '#lib/i18n/locale.ts';
import { refuse } from '#lib/issues.ts';
import { loadOwnText, ownTextFile } from '#lib/web/loaders/staff/own-text.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

/** A plain text in the language of the page that it was asked for on; of the newest form when none is named. */
export async function getOwnText(
  { actor, request, locale }: ActorExchange,
  editionId: string,
): Promise<Answer> {
  const { searchParams } = new URL(request.url);
  const language = localeFrom(searchParams.get('locale')) ?? locale;
  const text = await loadOwnText(actor, editionId, language, searchParams.get('form'));
  if (text === null) return refuse('not-found');
  return {
    ok: true,
    response: new Response(ownTextFile(text, language), {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': `attachment; filename="unsaved-text-${text.day}.txt"`,
        'X-Content-Type-Options': 'nosniff',
      },
    }),
  };
}
