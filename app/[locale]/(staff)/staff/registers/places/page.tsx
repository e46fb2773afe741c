import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { RegisterSearch } from '#components/editorial/registers/register-search.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Table } from '#components/ui/table.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { placeKinds } from '#lib/places/schema.ts';
import { loadPlaceList } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function PlacesPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['registers', 'places'], searchParams);
  const { locale, actor } = screen;
  const [text, asked, after] = [
    await textOf(searchParams, 'q'),
    await textOf(searchParams, 'kind'),
    await textOf(searchParams, 'after'),
  ];
  const kind = placeKinds.find((each) => each === asked) ?? '';
  const list = await loadPlaceList(actor, { text, kind, after: after || null });
  if (list === null) return <AbsentEntry {...screen} />;
  const t = staffMessages(locale, 'registers');
  const codes = messages(locale, 'codes');
  const nameOf = (place: { nameEn: string; nameBg: string }) =>
    locale === 'en' ? place.nameEn : place.nameBg;
  const path = staffPath(locale, 'registers', 'places');
  const conditions = { ...(text && { q: text }), ...(kind && { kind }) };
  return (
    <RegisterScreen screen={screen} register="places" title={t('places')} lede={t('placesText')} isList>
      <RegisterSearch
        action={path}
        text={{ label: t('place.text'), value: text }}
        kind={{
          label: t('place.kind'),
          value: kind,
          options: [
            { value: '', label: t('all') },
            ...placeKinds.map((each) => ({ value: each, label: codes(`placeKind.${each}`) })),
          ],
        }}
        button={t('show')}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>
      ) : (
        <Table
          caption={t('found', { count: list.total })}
          columns={[
            { id: 'name', header: t('places') },
            { id: 'code', header: t('place.code') },
            { id: 'kind', header: t('place.kind') },
            { id: 'lies', header: t('place.lies') },
            { id: 'use', header: t('organisation.uses') },
          ]}
          rows={list.rows.map((place) => ({
            id: place.id,
            cells: [
              <a key="name" href={staffPath(locale, 'registers', 'places', place.id)}>
                {nameOf(place)}
              </a>,
              place.id,
              codes(`placeKind.${place.kind}`),
              place.above.slice(0, 1).map(nameOf).join(''),
              t('used', { count: place.projects }),
            ],
          }))}
        />
      )}
      <ListSteps
        path={path}
        query={conditions}
        first={after === '' ? undefined : { label: t('first') }}
        next={list.next === null ? undefined : { label: t('next'), query: { after: list.next } }}
      />
    </RegisterScreen>
  );
}
