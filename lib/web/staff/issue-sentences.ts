/**
 * From an issue to the sentence a person reads: the words of the screen's own area first, then those of every screen.
 * An issue never carries words itself.
 */
import type { Locale } from '#lib/format/localized.ts';
import { type StaffArea, staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Issue } from '#lib/issues.ts';

/** What is looked up without the compiler's help: codes come from commands. */
interface Lookup {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
}

/**
 * The sentence for an issue of a screen whose words are in `area`: one for this field (`issue.required-reasonEn`), so that
 * a summary says which of several it means, else one for the code. An unknown code gets the plainest sentence there is.
 */
export function issueSentence(locale: Locale, area: StaffArea, issue: Issue): string {
  const ofField = /^[a-zA-Z]+$/.test(issue.field) ? [`issue.${issue.code}-${issue.field}`] : [];
  for (const each of [area, 'frame'] as const) {
    const t = staffMessages(locale, each) as unknown as Lookup;
    for (const key of [...ofField, `issue.${issue.code}`]) if (t.has(key)) return t(key, issue.context);
  }
  return staffMessages(locale, 'frame')('issue.invalid');
}
