/** Which pages become no project, and what they are instead: empty, a form to sign in, news, a call, a list that cannot be parted. */
import { countFields, factCount, hasLabel } from '#lib/imports/layouts/layout.ts';
import { labelKey } from '#lib/imports/pages/labels.ts';
import type { Page } from '#lib/imports/pages/page.ts';

/** The reason for refusing the page; null when it may tell of a project. */
export function refusalOf(page: Page): string | null {
  if (!/\p{L}/u.test(page.text)) return 'empty';
  if (isCall(page)) return 'call';
  const facts = factCount(page);
  if (facts >= 3 || page.box.kind !== null) return null;
  if (hasLabel(page, 'summary of project results', 'summary of bilateral results')) return null;
  const filled = page.lines.filter(({ text }) => text !== '');
  const keys = filled.map(({ text }) => labelKey(text.slice(0, 120)));
  const count = (words: readonly string[]) =>
    words.filter((word) =>
      keys.some((key) => key === word || key.startsWith(`${word} `) || key.startsWith(`${word}:`)),
    ).length;
  const { login, listing, news } = page.vocabulary.labels.marks;
  if (page.text.length < 2500 && facts === 0 && count(login) >= 2) return 'login';
  const counted = keys.some((key) =>
    /^(?:showing |displaying )?\d[\d\s–-]* (?:of \d+|results|projects found|резултата|проекта)/u.test(key),
  );
  const headings = page.marks.filter(
    ({ label }) => label.kind === 'fact' && label.field === 'heading',
  ).length;
  if (facts < 2 && headings < 2 && (counted || count(listing) >= 2)) return 'listing';
  if (facts < 2 && headings < 2 && (count(news) >= 1 || hasDateline(page))) return 'news';
  const described = page.marks.some(({ label }) => label.kind === 'section' && label.section !== 'other');
  return facts < 2 && headings < 2 && !described ? 'no-facts' : null;
}

/** A call for proposals says who may apply, by when and for how much, and names no project. */
function isCall(page: Page): boolean {
  if (page.box.kind !== null || countFields(page, 'heading', 'promoter', 'number', 'status', 'partners') > 0)
    return false;
  const { calls } = page.vocabulary.labels.marks;
  const lines = page.lines.filter(({ text }) => {
    const key = text === '' ? '' : labelKey(text.slice(0, 120));
    return calls.some((each) => key === each || key.startsWith(`${each}:`) || key.startsWith(`${each} `));
  });
  return lines.length >= 2;
}

/** A line near the top that is a date and nothing more. */
const hasDateline = (page: Page) =>
  page.lines
    .filter(({ text }) => text !== '')
    .slice(0, 4)
    .some(({ text }) =>
      /^(?:\p{L}+,? )?(?:\d{1,2}[.\s/]\S{1,10}[.,\s/]{1,2}(?:19|20)\d{2}|\p{L}+ \d{1,2}, (?:19|20)\d{2})(?: ?г\.)?(?:,? \d{1,2}:\d{2})?$/u.test(
        text,
      ),
    );
