import { LocalText } from '#components/sections/local-text.tsx';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';

/** A remark under a value. */
export function FactNote({ text, locale }: { text: LocalizedText; locale: Locale }) {
  return (
    <span className="block text-ink-soft text-small">
      <LocalText text={text} locale={locale} />
    </span>
  );
}
