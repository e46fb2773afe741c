import { PageFrame } from '#components/layout/page-frame.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { programmePath, programmesPath } from '#lib/paths.ts';
import { loadProgrammes } from '#lib/web/loaders/programmes.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { listMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export const generateMetadata = listMetadata('programmes', programmesPath);

export default async function ProgrammesPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const t = messages(locale, 'programmes');
  const { programmes, withoutProgramme } = await loadProgrammes();
  return (
    <PageFrame locale={locale} path={programmesPath(locale)} crumbs={[]}>
      <PageHeader title={t('title')} lede={t('lede')} />
      <div className="max-w-measure">
        <LinkList
          links={programmes.map((programme) => ({
            href: programmePath(locale, programme.slug),
            label: pick(programme.name, locale).text,
            detail: messages(locale, 'projectList')('projects', { count: programme.projects }),
          }))}
        />
        <p className="mt-4 text-ink-soft text-small">{t('without', { count: withoutProgramme })}</p>
      </div>
    </PageFrame>
  );
}
