/**
 * The sentences of the staff area, one file an area and language, apart from those of the public site. The lookup is
 * that of messages.ts: the language is an argument.
 */
import { createTranslator } from 'next-intl';
import accountBg from '#content/messages/staff/account.bg.json' with { type: 'json' };
import accountEn from '#content/messages/staff/account.en.json' with { type: 'json' };
import auditBg from '#content/messages/staff/audit.bg.json' with { type: 'json' };
import auditEn from '#content/messages/staff/audit.en.json' with { type: 'json' };
import bulkBg from '#content/messages/staff/bulk.bg.json' with { type: 'json' };
import bulkEn from '#content/messages/staff/bulk.en.json' with { type: 'json' };
import conflictBg from '#content/messages/staff/conflict.bg.json' with { type: 'json' };
import conflictEn from '#content/messages/staff/conflict.en.json' with { type: 'json' };
import demoBg from '#content/messages/staff/demo.bg.json' with { type: 'json' };
import demoEn from '#content/messages/staff/demo.en.json' with { type: 'json' };
import draftsBg from '#content/messages/staff/drafts.bg.json' with { type: 'json' };
import draftsEn from '#content/messages/staff/drafts.en.json' with { type: 'json' };
import editorBg from '#content/messages/staff/editor.bg.json' with { type: 'json' };
import editorEn from '#content/messages/staff/editor.en.json' with { type: 'json' };
import frameBg from '#content/messages/staff/frame.bg.json' with { type: 'json' };
import frameEn from '#content/messages/staff/frame.en.json' with { type: 'json' };
import historyBg from '#content/messages/staff/history.bg.json' with { type: 'json' };
import historyEn from '#content/messages/staff/history.en.json' with { type: 'json' };
import importBg from '#content/messages/staff/import.bg.json' with { type: 'json' };
import importEn from '#content/messages/staff/import.en.json' with { type: 'json' };
import lettersBg from '#content/messages/staff/letters.bg.json' with { type: 'json' };
import lettersEn from '#content/messages/staff/letters.en.json' with { type: 'json' };
import mailBg from '#content/messages/staff/mail.bg.json' with { type: 'json' };
import mailEn from '#content/messages/staff/mail.en.json' with { type: 'json' };
import mediaBg from '#content/messages/staff/media.bg.json' with { type: 'json' };
import mediaEn from '#content/messages/staff/media.en.json' with { type: 'json' };
import mergeBg from '#content/messages/staff/merge.bg.json' with { type: 'json' };
import mergeEn from '#content/messages/staff/merge.en.json' with { type: 'json' };
import myWorkBg from '#content/messages/staff/my-work.bg.json' with { type: 'json' };
import myWorkEn from '#content/messages/staff/my-work.en.json' with { type: 'json' };
import peopleBg from '#content/messages/staff/people.bg.json' with { type: 'json' };
import peopleEn from '#content/messages/staff/people.en.json' with { type: 'json' };
import previewBg from '#content/messages/staff/preview.bg.json' with { type: 'json' };
import previewEn from '#content/messages/staff/preview.en.json' with { type: 'json' };
import projectsBg from '#content/messages/staff/projects.bg.json' with { type: 'json' };
import projectsEn from '#content/messages/staff/projects.en.json' with { type: 'json' };
import promoterBg from '#content/messages/staff/promoter.bg.json' with { type: 'json' };
import promoterEn from '#content/messages/staff/promoter.en.json' with { type: 'json' };
import publishingBg from '#content/messages/staff/publishing.bg.json' with { type: 'json' };
import publishingEn from '#content/messages/staff/publishing.en.json' with { type: 'json' };
import registersBg from '#content/messages/staff/registers.bg.json' with { type: 'json' };
import registersEn from '#content/messages/staff/registers.en.json' with { type: 'json' };
import reviewBg from '#content/messages/staff/review.bg.json' with { type: 'json' };
import reviewEn from '#content/messages/staff/review.en.json' with { type: 'json' };
import savingBg from '#content/messages/staff/saving.bg.json' with { type: 'json' };
import savingEn from '#content/messages/staff/saving.en.json' with { type: 'json' };
import signInBg from '#content/messages/staff/sign-in.bg.json' with { type: 'json' };
import signInEn from '#content/messages/staff/sign-in.en.json' with { type: 'json' };
import tablesBg from '#content/messages/staff/tables.bg.json' with { type: 'json' };
import tablesEn from '#content/messages/staff/tables.en.json' with { type: 'json' };
import tokensBg from '#content/messages/staff/tokens.bg.json' with { type: 'json' };
import tokensEn from '#content/messages/staff/tokens.en.json' with { type: 'json' };
import translationsBg from '#content/messages/staff/translations.bg.json' with { type: 'json' };
import translationsEn from '#content/messages/staff/translations.en.json' with { type: 'json' };
import trashBg from '#content/messages/staff/trash.bg.json' with { type: 'json' };
import trashEn from '#content/messages/staff/trash.en.json' with { type: 'json' };
import type { Locale } from '#lib/format/localized.ts';

const en = {
  frame: frameEn,
  signIn: signInEn,
  people: peopleEn,
  account: accountEn,
  myWork: myWorkEn,
  projects: projectsEn,
  editor: editorEn,
  saving: savingEn,
  review: reviewEn,
  history: historyEn,
  preview: previewEn,
  publishing: publishingEn,
  conflict: conflictEn,
  import: importEn,
  media: mediaEn,
  letters: lettersEn,
  mail: mailEn,
  registers: registersEn,
  merge: mergeEn,
  bulk: bulkEn,
  tables: tablesEn,
  translations: translationsEn,
  audit: auditEn,
  tokens: tokensEn,
  trash: trashEn,
  promoter: promoterEn,
  demo: demoEn,
  drafts: draftsEn,
};

/** The shape that every language has; the English files are its declaration. */
export type StaffMessages = typeof en;
export type StaffArea = keyof StaffMessages;

const bg: StaffMessages = {
  frame: frameBg,
  signIn: signInBg,
  people: peopleBg,
  account: accountBg,
  myWork: myWorkBg,
  projects: projectsBg,
  editor: editorBg,
  saving: savingBg,
  review: reviewBg,
  history: historyBg,
  preview: previewBg,
  publishing: publishingBg,
  conflict: conflictBg,
  import: importBg,
  media: mediaBg,
  letters: lettersBg,
  mail: mailBg,
  registers: registersBg,
  merge: mergeBg,
  bulk: bulkBg,
  tables: tablesBg,
  translations: translationsBg,
  audit: auditBg,
  tokens: tokensBg,
  trash: trashBg,
  promoter: promoterBg,
  demo: demoBg,
  drafts: draftsBg,
};

const byLocale: Record<Locale, StaffMessages> = { en, bg };

/** All sentences of the staff area in a language. */
export function getStaffMessages(locale: Locale): StaffMessages {
  return byLocale[locale];
}

/** The lookup for one area: `staffMessages('en', 'editor')('save')`. An unknown key or a missing argument throws. */
export function staffMessages<Area extends StaffArea>(locale: Locale, area: Area) {
  return createTranslator<StaffMessages, Area>({
    locale: locale === 'en' ? 'en-GB' : 'bg-BG',
    messages: byLocale[locale],
    namespace: area,
    timeZone: 'Europe/Sofia',
    onError(error) {
      throw error;
    },
  });
}
