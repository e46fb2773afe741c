import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { RegisterForm } from '#components/editorial/registers/register-form.tsx';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { SavedNotice } from '#components/editorial/registers/saved-notice.tsx';
import { FactList } from '#components/ui/fact-list.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { placePath } from '#lib/paths.ts';
import { loadPlaceEntry } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function PlacePage({ params, searchParams }: ScreenProps<'id'>) {
  const id = decodeURIComponent((await params).id);
  const screen = await openScreen(params, ['registers', 'places', id]);
  const { locale, actor } = screen;
  const loaded = await loadPlaceEntry(actor, id);
  if (loaded === null) return <AbsentEntry {...screen} />;
  const { place, mayChange } = loaded;
  const t = staffMessages(locale, 'registers');
  const codes = messages(locale, 'codes');
  const nameOf = (each: { nameEn: string; nameBg: string }) => (locale === 'en' ? each.nameEn : each.nameBg);
  const isSaved = (await textOf(searchParams, 'saved')) !== '' && screen.returned === null;
  return (
    <RegisterScreen screen={screen} register="places" title={nameOf(place)} lede={t('place.fixed')}>
      <SavedNotice>{isSaved ? t('saved') : null}</SavedNotice>
      <div className="mb-8">
        <FactList
          variant="ruled"
          facts={[
            { term: t('place.code'), details: place.id },
            { term: t('place.kind'), details: codes(`placeKind.${place.kind}`) },
            { term: t('place.lies'), details: place.above.map(nameOf).join(' · ') || '–' },
            { term: t('organisation.uses'), details: t('used', { count: place.projects }) },
            { term: t('publicPage'), details: <a href={placePath(locale, place.slug)}>{nameOf(place)}</a> },
          ]}
        />
      </div>
      {mayChange ? (
        <RegisterForm
          frame={screen}
          action="/staff/api/registers/places"
          hidden={{ id: place.id }}
          values={{ was: place.fingerprint, aliases: place.aliases.join('\n') }}
          fields={[{ name: 'aliases', label: t('place.aliases'), hint: t('aliasesHint'), kind: 'text' }]}
          mayReplace
        />
      ) : (
        <Notice>{t('readOnly')}</Notice>
      )}
    </RegisterScreen>
  );
}
