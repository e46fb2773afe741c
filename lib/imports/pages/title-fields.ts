/**
 * Turns what a label announces as the project into its title, and into the number that may stand before it. Titles that
 * no label announces are for the layouts.
 */
import type { Reading } from '#lib/imports/pages/read-fields.ts';
import { type Span, typed } from '#lib/imports/pages/text.ts';
import { unquoted } from '#lib/imports/values/names.ts';
import { numberBeforeTitle, tidyNumber } from '#lib/imports/values/numbers.ts';

/** `„Title“ – municipality of Dobrich`: whose project it is, behind the title. */
const placeBehind =
  /(?<=[”“"»])\s*[,–—-]\s*(?:(?:the )?(?:municipality|town|city|region) of|община|гр\.|град|област)\s[^"„“”«»]{2,60}$/iu;

/** The reader of a title behind its label; what comes from `Project: …` is less sure than from `Project title: …`. */
export const titleReader =
  (confidence: number) =>
  ({ page, facts }: Reading, at: Span, text: string): void => {
    const numbered = numberBeforeTitle(text);
    const start = at.start + (numbered?.length ?? 0);
    const behind = placeBehind.exec(page.text.slice(start, at.end))?.[0].length ?? 0;
    const inner = unquoted(page.text, { start, end: at.end - behind });
    const title = typed(page.text.slice(inner.start, inner.end));
    if (title.length < 3) return facts.report('title', 'not-a-title', at, { raw: title });
    if (numbered !== null)
      facts.state(
        'number',
        tidyNumber(numbered.number),
        { start: at.start, end: at.start + numbered.number.length },
        0.9,
      );
    facts.used.push(at);
    facts.state('title', title, inner, confidence);
  };
