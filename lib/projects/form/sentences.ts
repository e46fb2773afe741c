/** How a text was understood, in words, with what to write instead where it can mean two things. */
import { countryName } from '#lib/format/country.ts';
import { formatDate } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatNumber } from '#lib/format/number.ts';
import { moneyInWords, numberInWords } from '#lib/format/number-words.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { writeMoney, writeNumeral } from '#lib/projects/form/numerals.ts';
import type { Reading } from '#lib/projects/form/reader.ts';
import { type FormRegisters, registeredName } from '#lib/projects/form/registers.ts';
import type { Money } from '#lib/projects/schema.ts';

export interface ShownReading {
  sentence: string;
  /** Each meaning with the text that has this meaning alone; empty unless there are two. */
  meanings: readonly { label: string; text: string }[];
}

/** The sentence for a reading. */
export function readingSentence(locale: Locale, reading: Reading, registers: FormRegisters): ShownReading {
  const t = staffMessages(locale, 'editor');
  const { code, context } = reading;
  const plain = (sentence: string): ShownReading => ({ sentence, meanings: [] });
  const aloud = (sentence: string, words: string | null): ShownReading =>
    plain(words === null ? sentence : `${sentence} ${t('reading.inWords', { words })}`);
  const asks = (sentence: string, meanings: [string, string][]): ShownReading => ({
    sentence,
    meanings: meanings.map(([value, text]) => ({ label: t('reading.itIs', { value }), text })),
  });
  const text = (name: string) => String(context[name] ?? '');
  const number = (name: string) => Number(context[name] ?? 0);
  switch (code) {
    case 'money':
    case 'money-in-euro':
      return aloud(
        t(`reading.${code}`, { amount: formatMoney(moneyOf(context, 'amountCents'), locale) }),
        moneyInWords(moneyOf(context, 'amountCents'), locale),
      );
    case 'money-asks': {
      const [read, other] = [moneyOf(context, 'amountCents'), moneyOf(context, 'otherCents')];
      const [amount, less] = [formatMoney(read, locale), formatMoney(other, locale)];
      return asks(t('reading.money-asks', { amount, other: less }), [
        [amount, writeMoney(read)],
        [less, writeMoney(other)],
      ]);
    }
    case 'date':
      return plain(t('reading.date', { date: formatDate(text('date'), locale) }));
    case 'date-asks': {
      const [date, other] = [formatDate(text('date'), locale), formatDate(text('other'), locale)];
      return asks(t('reading.date-asks', { date, other }), [
        [date, text('date')],
        [other, text('other')],
      ]);
    }
    case 'number':
      return aloud(
        t('reading.number', { number: formatNumber(number('number'), locale) }),
        numberInWords(number('number'), locale),
      );
    case 'number-asks': {
      const [read, other] = [formatNumber(number('number'), locale), formatNumber(number('other'), locale)];
      return asks(t('reading.number-asks', { number: read, other }), [
        [read, writeNumeral(number('number'))],
        [other, writeNumeral(number('other'))],
      ]);
    }
    case 'country':
      return plain(t('reading.country', { country: countryName(locale, text('country')) }));
    case 'web':
      return plain(t('reading.web', { address: text('address') }));
    default: {
      const register = `${code}s` as 'places' | 'organisations' | 'programmes';
      return plain(registeredName(registers, register, text('id'), locale) ?? text('id'));
    }
  }
}

function moneyOf(context: Reading['context'], cents: string): Money {
  return { amountCents: Number(context[cents] ?? 0), currency: context['currency'] as Money['currency'] };
}
