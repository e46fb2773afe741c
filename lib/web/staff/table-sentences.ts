/**
 * What is wrong with a table, a row or a cell, in words and with what to do. Codes of the form that a cell was read by
 * have their sentences in the editor; an unknown code gets the plainest sentence there is.
 */
import type { Locale } from '#lib/format/localized.ts';
import { getStaffMessages } from '#lib/i18n/staff-messages.ts';
import type { Issue } from '#lib/issues.ts';
import { issueSentence } from '#lib/web/staff/issue-sentences.ts';

const own = getStaffMessages('en').tables.issue;

/** What the sentences ask for; an issue that says less leaves it out. */
const nothing = { text: '', line: 0, column: '', most: 0, names: '' };

/** The sentence for an issue of a table. */
export function tableSentence(locale: Locale, issue: Issue): string {
  const area = Object.hasOwn(own, issue.code) ? 'tables' : 'editor';
  const { text = '', names = text } = issue.context ?? {};
  return issueSentence(locale, area, { ...issue, context: { ...nothing, ...issue.context, names } });
}
