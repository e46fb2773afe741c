/** Sentences of ours that a draft made of a page may hold, from the messages. */

import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { DraftWords } from '#lib/imports/drafts/context.ts';
import type { ProjectField } from '#lib/projects/schema.ts';

const [en, bg] = [staffMessages('en', 'drafts'), staffMessages('bg', 'drafts')];

/** The sentences in both languages. */
export const draftWords: DraftWords = {
  periodFrom: (from) => ({ en: en(`periodFrom.${from}`), bg: bg(`periodFrom.${from}`) }),
  storyHeading: { en: en('storyHeading'), bg: bg('storyHeading') },
  publisherUnknown: { en: en('publisherUnknown'), bg: bg('publisherUnknown') },
  addressUnknown: { en: en('addressUnknown'), bg: bg('addressUnknown') },
};

/** What is noted of words that no register has an entry for; whoever reads it may be the one who can add it. */
export function noteWords(field: ProjectField, raw: string, locale: Locale): string {
  const t = staffMessages(locale, 'drafts');
  const words = raw.slice(0, 2_000);
  if (field === 'programme' || field === 'targetGroups') return t(`noted.${field}`, { raw: words });
  return t('noted.fund', { raw: words });
}
