import { PageFrame } from '#components/layout/page-frame.tsx';
import { SearchBox } from '#components/layout/search-box.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { Section } from '#components/sections/section.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { formatDayOf } from '#lib/format/date.ts';
import { type Locale, type LocalizedText, pick } from '#lib/format/localized.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { homePath, projectPath, projectsPath } from '#lib/paths.ts';

interface Notice {
  slug: string;
  title: LocalizedText | null;
  reason: LocalizedText | null;
  at: Date;
}

export interface ProjectNoticeProps {
  /** Withdrawn, and its page stays; or gone for good. */
  kind: 'withdrawn' | 'gone';
  notice: Notice;
  locale: Locale;
}

/** The page of a project that was taken back: its title, when and why, and nothing of what it said. */
export function ProjectNotice({ kind, notice, locale }: ProjectNoticeProps) {
  const t = messages(locale, 'absent');
  const name = t(`${kind}Title`);
  const title = notice.title === null ? null : pick(notice.title, locale);
  return (
    <PageFrame
      locale={locale}
      path={projectPath(locale, notice.slug)}
      crumbs={[{ label: messages(locale, 'nav')('projects'), href: projectsPath(locale) }]}
    >
      <PageHeader
        kind={title === null ? messages(locale, 'profile')('kind') : name}
        title={title?.text ?? name}
        titleLang={title === null ? undefined : langUnlessSame(title.locale, locale)}
        lede={t(`${kind}Text`)}
        meta={
          <p className="text-ink-soft text-small">{t('since', { date: formatDayOf(notice.at, locale) })}</p>
        }
      />
      {notice.reason && (
        <Section id="reason" title={t('reason')}>
          <p className="max-w-measure font-serif text-prose">
            <LocalText text={notice.reason} locale={locale} />
          </p>
        </Section>
      )}
      <Section id="ways-on" title={t('waysOn')}>
        <div className="grid max-w-measure gap-6">
          <SearchBox locale={locale} id="absent-search" />
          <LinkList
            links={[
              { href: projectsPath(locale), label: t('allProjects') },
              { href: homePath(locale), label: t('home') },
            ]}
          />
        </div>
      </Section>
    </PageFrame>
  );
}
