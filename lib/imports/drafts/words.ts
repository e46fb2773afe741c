/** Sentences of ours that a draft made of a page may hold, from the messages. */

import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { DraftWords } from '#lib/imports/drafts/context.ts';

const [en, bg] = [staffMessages('en', 'drafts'), staffMessages('bg', 'drafts')];

/** The sentences in both languages. */
export const draftWords: DraftWords = {
  periodFrom: (from) => ({ en: en(`periodFrom.${from}`), bg: bg(`periodFrom.${from}`) }),
  storyHeading: { en: en('storyHeading'), bg: bg('storyHeading') },
  publisherUnknown: { en: en('publisherUnknown'), bg: bg('publisherUnknown') },
  addressUnknown: { en: en('addressUnknown'), bg: bg('addressUnknown') },
};
