import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { EditionState as State } from '#lib/projects/schema/edition.ts';

export interface StatedEdition {
  state: State;
  headNumber: number;
  headBy: string;
  headAt: Date;
  approvedBy: string | null;
  /** Why changes were asked for. */
  reason: string | null;
}

/** Where an edition stands, who saved it last, and what was said about it. */
export function EditionState({ edition, locale }: { edition: StatedEdition; locale: Locale }) {
  const t = staffMessages(locale, 'review');
  return (
    <div className="mb-8 grid gap-3">
      <p>
        <span className="font-semibold">{t(`states.${edition.state}`)}</span>
        <span className="text-ink-soft">
          {' · '}
          {t('head', {
            number: edition.headNumber,
            name: edition.headBy,
            when: formatInstant(edition.headAt, locale),
          })}
          {edition.approvedBy !== null && ` · ${t('approvedBy', { name: edition.approvedBy })}`}
        </span>
      </p>
      {edition.state === 'changes-asked' && edition.reason && (
        <Notice tone="warning">
          <p className="whitespace-pre-wrap">{t('askedBecause', { reason: edition.reason })}</p>
        </Notice>
      )}
    </div>
  );
}
