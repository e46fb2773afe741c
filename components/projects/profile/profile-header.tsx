import { PeriodBar } from '#components/charts/period-bar.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { StatusMark } from '#components/ui/status-mark.tsx';
import { formatDate } from '#lib/format/date.ts';
import { type Locale, pick } from '#lib/format/localized.ts';
import { firstDay, lastDay } from '#lib/format/partial-date.ts';
import { langUnlessSame, otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { derivedStatus } from '#lib/projects/rules.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

/** The title in both languages, the answer in a sentence, where the project stands, and how old the entry is. */
export function ProfileHeader({
  profile,
  locale,
  today,
}: {
  profile: ProjectProfile;
  locale: Locale;
  today: string;
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
      lede={<LocalText text={profile.summary} locale={locale} />}
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
          </p>
        </div>
      }
    />
  );
}
