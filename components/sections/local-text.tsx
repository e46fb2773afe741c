import { type Locale, type LocalizedText, pick } from '#lib/format/localized.ts';

/** A text in the reader's language, or in the other one and marked as such for screen readers and hyphenation. */
export function LocalText({ text, locale }: { text: LocalizedText; locale: Locale }) {
  const found = pick(text, locale);
  return found.locale === locale ? found.text : <span lang={found.locale}>{found.text}</span>;
}
