import { LocalText } from '#components/sections/local-text.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Quantity } from '#lib/projects/schema.ts';

/** A quantity in running text: `at least 100 officers`, `118 children and their families`, or its words alone. */
export function QuantityText({ quantity, locale }: { quantity: Quantity; locale: Locale }) {
  const t = messages(locale, 'codes');
  return (
    <>
      {quantity.number !== undefined &&
        t(`qualifier.${quantity.qualifier}`, { quantity: formatNumber(quantity.number, locale) })}
      {quantity.number !== undefined && quantity.unit !== undefined && (
        <>
          {' '}
          <LocalText text={quantity.unit} locale={locale} />
        </>
      )}
      {quantity.words !== undefined && (
        <>
          {quantity.number !== undefined && ', '}
          <LocalText text={quantity.words} locale={locale} />
        </>
      )}
    </>
  );
}
