import { PeriodBar } from '#components/charts/period-bar.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { StatusMark } from '#components/ui/status-mark.tsx';
import { formatDate } from '#lib/format/date.ts';
import { type Locale, type LocalizedText, pick } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { firstDay, lastDay } from '#lib/format/partial-date.ts';
import { langUnlessSame, otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { derivedStatus } from '#lib/projects/rules.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

/** The title in both languages, the answer in a sentence, where the project stands, and how old the entry is. */
export function ProfileHeader({
  profile,
  promoter,
  locale,
  today,
  historyPath,
}: {
  profile: ProjectProfile;
  /** The promoter's name in the register. */
  promoter: LocalizedText | undefined;
  locale: Locale;
  today: string;
  /** Address of the public history, where the entry has one. */
  historyPath?: string | undefined;
}) {
  const t = messages(locale, 'profile');
  const title = pick(profile.title, locale);
  const other = profile.title[otherLocale(locale)];
  const status = derivedStatus(profile, today) ?? 'unknown';
  const { startsOn, endsOn } = profile;
  return (
    <PageHeader
      title={title.text}
      titleLang={langUnlessSame(title.locale, locale)}
      kind={t('kind')}
      otherTitle={
        other === undefined || title.locale !== locale ? null : { text: other, lang: otherLocale(locale) }
      }
      lede={
        <>
          {answer(profile, promoter, locale)}
          <LocalText text={profile.summary} locale={locale} />
        </>
      }
      meta={
        <div className="space-y-4">
          <StatusMark tone={status}>{messages(locale, 'codes')(`status.${status}`)}</StatusMark>
          {startsOn !== undefined && endsOn !== undefined && (
            <PeriodBar
              startsOn={firstDay(startsOn)}
              endsOn={lastDay(endsOn)}
              today={today}
              startLabel={formatDate(startsOn, locale)}
              endLabel={formatDate(endsOn, locale)}
              todayLabel={t('period.today')}
            />
          )}
          <p className="text-ink-soft text-small">
            {profile.workingTitle && <span className="block">{t('workingTitle')}</span>}
            {profile.titleTranslated.map((language) => (
              <span key={language} className="block">
                {t('titleTranslated', { language })}
              </span>
            ))}
            {t('updated', { date: formatDate(profile.updatedOn, locale) })}
            {historyPath !== undefined && (
              <>
                {' · '}
                <a href={historyPath}>{t('history')}</a>
              </>
            )}
          </p>
        </div>
      }
    />
  );
}

/** How much to whom, as far as it is known, before what it was for. */
function answer(profile: ProjectProfile, promoter: LocalizedText | undefined, locale: Locale): string {
  const t = messages(locale, 'profile');
  if (profile.grant === undefined) return '';
  const amount = formatMoney(profile.grant, locale);
  const whom = promoter === undefined ? null : pick(promoter, locale).text;
  return `${whom === null ? t('answerAmount', { amount }) : t('answer', { amount, promoter: whom })} `;
}
