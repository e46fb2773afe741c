/** What a screen calls somebody who did something: by name, as the system, or as somebody who left. */
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { systemAuthor } from '#lib/projects/record/edition.ts';
import type { Author } from '#lib/projects/schema/edition.ts';

/** The name to show. */
export function authorName(author: Author | null, locale: Locale): string {
  const t = staffMessages(locale, 'myWork');
  if (author === null || author.id === systemAuthor) return t('system');
  return author.name ?? t('nobody');
}
