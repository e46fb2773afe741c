import { AbsentEntry } from '#components/editorial/registers/absent-entry.tsx';
import { groupFieldsFor } from '#components/editorial/registers/group-fields.ts';
import { RegisterForm } from '#components/editorial/registers/register-form.tsx';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { SavedNotice } from '#components/editorial/registers/saved-notice.tsx';
import { Section } from '#components/sections/section.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { targetGroupPath } from '#lib/paths.ts';
import { targetGroupToForm } from '#lib/target-groups/form.ts';
import { loadTargetGroupEntries } from '#lib/web/loaders/staff/registers.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function TargetGroupPage({ params, searchParams }: ScreenProps<'slug'>) {
  const { slug } = await params;
  const screen = await openScreen(params, ['registers', 'target-groups', slug]);
  const { locale, actor } = screen;
  const { groups, mayChange } = await loadTargetGroupEntries(actor);
  const isNew = slug === 'new';
  const entry = groups.find((each) => each.slug === slug) ?? null;
  if (isNew ? !mayChange : entry === null) {
    declareMissing();
    return <AbsentEntry {...screen} />;
  }
  const t = staffMessages(locale, 'registers');
  const isSaved = (await textOf(searchParams, 'saved')) !== '' && screen.returned === null;
  return (
    <RegisterScreen
      screen={screen}
      register="targetGroups"
      title={entry === null ? t('group.new') : locale === 'en' ? entry.nameEn : entry.nameBg}
    >
      <SavedNotice>{isSaved ? t('saved') : null}</SavedNotice>
      {mayChange ? (
        <RegisterForm
          frame={screen}
          action="/staff/api/registers/target-groups"
          hidden={entry === null ? {} : { slug: entry.slug }}
          values={targetGroupToForm(entry)}
          fields={groupFieldsFor(locale, groups, entry?.slug ?? null)}
          mayReplace={entry !== null}
        />
      ) : (
        <Notice>{t('readOnly')}</Notice>
      )}
      {entry !== null && (
        <div className="mt-12">
          <Section id="uses" title={t('organisation.uses')}>
            <p>
              {t('used', { count: entry.projects })} · {t('group.own', { count: entry.own })}
            </p>
            <p className="mt-2">
              <a href={targetGroupPath(locale, entry.slug)}>{t('publicPage')}</a>
            </p>
          </Section>
        </div>
      )}
    </RegisterScreen>
  );
}
