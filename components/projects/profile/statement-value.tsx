import { QuantityText } from '#components/projects/quantity-text.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { formatDate } from '#lib/format/date.ts';
import { type Locale, localizedText } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatNumber } from '#lib/format/number.ts';
import { partialDate } from '#lib/format/partial-date.ts';
import { money, quantity, type Statement } from '#lib/projects/schema.ts';

/** What a source says, as exactly as it says it: its own spelling where we have it, else the value it was read as. */
export function StatementValue({ statement, locale }: { statement: Statement; locale: Locale }) {
  if (statement.raw !== undefined) return <>{statement.raw}</>;
  const { value } = statement;
  const amount = money.safeParse(value);
  if (amount.success) return <>{formatMoney(amount.data, locale)}</>;
  const text = localizedText.safeParse(value);
  if (text.success) return <LocalText text={text.data} locale={locale} />;
  const counted = quantity.safeParse(value);
  if (counted.success) return <QuantityText quantity={counted.data} locale={locale} />;
  const date = partialDate.safeParse(value);
  if (date.success) return <>{formatDate(date.data, locale)}</>;
  if (typeof value === 'number') return <>{formatNumber(value, locale)}</>;
  return <>{wordsOf(value).join(', ')}</>;
}

/** The words in a value of several parts, such as a participant and the name it goes by. */
function wordsOf(value: Statement['value']): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return value === null ? [] : [String(value)];
  if (!Array.isArray(value) && typeof value.nameAsStated === 'string') return [value.nameAsStated];
  return Object.values(value).flatMap((part) => (part === undefined ? [] : wordsOf(part)));
}
