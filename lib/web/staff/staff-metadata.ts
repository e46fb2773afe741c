/** What a page of the staff area says of itself to the browser: its title, which tells when something is to be mended. */
import type { Metadata } from 'next';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { getRequestContext } from '#lib/web/request-context.ts';

/** Metadata of a staff page with this title; never an address, since nobody is to list or share it. */
export function staffMetadata(locale: Locale, title: string): Metadata {
  const t = staffMessages(locale, 'frame');
  const returned = getRequestContext()?.returned ?? null;
  return {
    title: t('titlePattern', {
      page: returned === null || returned.issues.length === 0 ? title : t('errorTitle', { page: title }),
      site: messages(locale, 'site')('name'),
    }),
  };
}
