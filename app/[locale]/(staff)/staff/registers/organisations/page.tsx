import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { kindOptions } from '#components/editorial/registers/organisation-fields.ts';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { RegisterSearch } from '#components/editorial/registers/register-search.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Table } from '#components/ui/table.tsx';
import { countryName } from '#lib/format/country.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { type OrganisationKind, organisationKinds } from '#lib/organisations/schema.ts';
import { staffPath } from '#lib/paths.ts';
import { loadOrganisationList } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function OrganisationsPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['registers', 'organisations'], searchParams);
  const { locale, actor } = screen;
  const t = staffMessages(locale, 'registers');
  const codes = messages(locale, 'codes');
  const [text, asked, after] = [
    await textOf(searchParams, 'q'),
    await textOf(searchParams, 'kind'),
    await textOf(searchParams, 'after'),
  ];
  const kind = organisationKinds.find((each) => each === asked) ?? '';
  const isUnused = (await textOf(searchParams, 'unused')) !== '';
  const list = await loadOrganisationList(actor, { text, kind, isUnused, after: after || null });
  if (list === null) return <AbsentEntry {...screen} />;
  const path = staffPath(locale, 'registers', 'organisations');
  const conditions = { ...(text && { q: text }), ...(kind && { kind }), ...(isUnused && { unused: 'yes' }) };
  return (
    <RegisterScreen
      screen={screen}
      register="organisations"
      title={t('organisations')}
      lede={t('organisationsText')}
      isList
      action={
        <div className="flex flex-wrap gap-4">
          <LinkButton href={`${path}/duplicates`}>{t('organisation.duplicates')}</LinkButton>
          <LinkButton href={`${path}/new`} tone="firm">
            {t('organisation.new')}
          </LinkButton>
        </div>
      }
    >
      <RegisterSearch
        action={path}
        text={{ label: t('search'), value: text }}
        kind={{ label: t('organisation.kind'), value: kind, options: kindOptions(locale, t('all')) }}
        tick={{ name: 'unused', label: t('organisation.unusedOnly'), isTicked: isUnused }}
        button={t('show')}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t('nothing')}>{t('nothingText')}</EmptyState>
      ) : (
        <Table
          caption={t('found', { count: list.total })}
          columns={[
            { id: 'name', header: t('organisations') },
            { id: 'kind', header: t('organisation.kind') },
            { id: 'country', header: t('organisation.country') },
            { id: 'use', header: t('organisation.uses') },
          ]}
          rows={list.rows.map((row) => ({
            id: row.slug,
            cells: [
              <a key="name" href={staffPath(locale, 'registers', 'organisations', row.slug)}>
                {locale === 'en' ? row.nameEn : row.nameBg}
              </a>,
              codes(`organisationKind.${row.kind as OrganisationKind}`),
              countryName(locale, row.country),
              t('used', { count: row.projects }),
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
