/**
 * Every sentence of the interface, in both languages, looked up by area. Nothing here knows a request: the
 * language is always an argument, so that the same lookup serves pages, feeds and tests.
 */
import { createTranslator } from 'next-intl';
import bg from '#content/messages/bg.json' with { type: 'json' };
import en from '#content/messages/en.json' with { type: 'json' };
import type { Locale } from '#lib/format/localized.ts';

/** The shape that every language has; the English file is its declaration. */
export type Messages = typeof en;
export type MessageArea = keyof Messages;

const messagesByLocale: Record<Locale, Messages> = { en, bg };

/** All messages of a language. */
export function getMessages(locale: Locale): Messages {
  return messagesByLocale[locale];
}

/**
 * The lookup for one area: `messages('en', 'search')('submit')`. ICU arguments are passed as the second argument,
 * markup through `.rich`. An unknown key or a missing argument throws, so that a test or a build finds it.
 */
export function messages<Area extends MessageArea>(locale: Locale, area: Area) {
  return createTranslator<Messages, Area>({
    locale: locale === 'en' ? 'en-GB' : 'bg-BG',
    messages: messagesByLocale[locale],
    namespace: area,
    timeZone: 'Europe/Sofia',
    onError(error) {
      throw error;
    },
  });
}
