import { AsPrinted } from '#components/projects/profile/as-printed.tsx';
import { cited, type FactRow } from '#components/projects/profile/fact-row.tsx';
import { formatMoney } from '#lib/format/money.ts';
import { messages } from '#lib/i18n/messages.ts';
import { euroCents } from '#lib/projects/rules.ts';
import type { Money } from '#lib/projects/schema.ts';

/** A sum as it was stated, and in euro where it was stated in another currency. */
export function moneyRow(field: 'grant' | 'initialCost' | 'finalCost'): FactRow {
  return {
    field,
    details: ({ profile, locale }) => {
      const amount: Money | undefined = profile[field];
      if (amount === undefined) return null;
      const cents = euroCents(amount);
      const text = (
        <span className={field === 'grant' ? 'font-title text-subheading' : undefined}>
          {formatMoney(amount, locale)}
        </span>
      );
      const printed = <AsPrinted key="printed" profile={profile} paths={[field]} locale={locale} />;
      if (amount.currency === 'EUR' || cents === null) return [cited(profile, field, locale, text), printed];
      const inEuro = formatMoney({ amountCents: cents, currency: 'EUR' }, locale);
      return [
        cited(profile, field, locale, text),
        <span key="euro" className="text-ink-soft text-small">
          {messages(locale, 'profile')('inEuro', { amount: inEuro })}
        </span>,
        printed,
      ];
    },
  };
}
