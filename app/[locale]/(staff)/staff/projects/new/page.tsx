import type { Metadata } from 'next';
import { ActionForm, postedValues } from '#components/editorial/action-form.tsx';
import { StaffField, StaffSelect } from '#components/editorial/staff-field.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadNewProject } from '#lib/web/loaders/staff/entries.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { noProgramme } from '#lib/web/staff/entry-address.ts';
import { openScreen, type ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'projects')('newTitle'));
}

export default async function NewProjectPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['projects', 'new'], searchParams);
  const { locale } = screen;
  const loaded = await loadNewProject(screen.actor, locale);
  const t = staffMessages(locale, 'projects');
  const posted = postedValues(screen, 'new');
  return (
    <StaffFrame
      screen={screen}
      title={t('newTitle')}
      lede={t('newLede')}
      crumbs={[{ label: t('title'), href: staffPath(locale, 'projects') }]}
    >
      {loaded === null ? (
        <Notice>{t('issue.forbidden')}</Notice>
      ) : (
        <ActionForm frame={screen} name="new" action="/staff/api/projects" isOnce>
          <StaffField
            id="titleEn"
            name="titleEn"
            lang="en"
            label={t('titleEn')}
            hint={t('titleHint')}
            maxLength={500}
            defaultValue={posted['titleEn'] ?? ''}
          />
          <StaffField
            id="titleBg"
            name="titleBg"
            lang="bg"
            label={t('titleBg')}
            maxLength={500}
            defaultValue={posted['titleBg'] ?? ''}
          />
          <StaffSelect
            id="programme"
            name="programme"
            label={t('programme')}
            options={loaded.programmes.map(({ value, label }) => ({
              value: value === noProgramme ? '' : value,
              label,
            }))}
            defaultValue={posted['programme'] ?? ''}
          />
          <div>
            <Button>{t('create')}</Button>
          </div>
        </ActionForm>
      )}
    </StaffFrame>
  );
}
