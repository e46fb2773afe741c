import type { Locale } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { messages } from '#lib/i18n/messages.ts';

export interface Sum {
  cents: number;
  withAmount: number;
  withoutAmount: number;
}

/** What a sum leaves out, in words; a sum is never shown without it. */
export function sumNote(sum: Sum, locale: Locale): string {
  const t = messages(locale, 'sums');
  if (sum.withAmount === 0) return t('noneWithAmount');
  return sum.withoutAmount === 0 ? t('allWithAmount') : t('withoutAmount', { count: sum.withoutAmount });
}

/** A sum of grants in euro; null when no project gives an amount. */
export function sumText(sum: Sum, locale: Locale): string | null {
  return sum.withAmount === 0 ? null : formatMoney({ amountCents: sum.cents, currency: 'EUR' }, locale);
}

/** How many projects and how much, in one line. */
export function SumLine({ sum, locale }: { sum: Sum & { projects: number }; locale: Locale }) {
  const amount = sumText(sum, locale);
  return (
    <p className="text-body">
      <span className="font-semibold">
        {messages(locale, 'projectList')('projects', { count: sum.projects })}
      </span>
      {amount !== null && (
        <>
          {' · '}
          <span className="font-semibold tabular-nums">{amount}</span>
        </>
      )}
      <span className="text-ink-soft"> · {sumNote(sum, locale)}</span>
    </p>
  );
}
