import type { Metadata } from 'next';
import {
  PersonAccess,
  PersonErasure,
  PersonFacts,
  PersonRoles,
} from '#app/[locale]/(staff)/staff/people/[id]/person-sections.tsx';
import type { AccountPage } from '#components/accounts/account-form.tsx';
import { DoneNotice } from '#components/accounts/done-notice.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadPerson } from '#lib/web/loaders/staff/accounts.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps, textOf } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'id'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'people')('title'));
}

const deeds = ['roles', 'disabled', 'enabled', 'ended', 'factor', 'erased'] as const;

export default async function PersonPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['people', id], searchParams);
  const { locale, page, actor, returned } = screen;
  const t = staffMessages(locale, 'people');
  const on: AccountPage = { locale, page, actor, returned };
  const loaded = await loadPerson(actor, id, locale);
  const all = { label: t('title'), href: staffPath(locale, 'people') };
  if (loaded === null)
    return (
      <StaffFrame screen={screen} title={t('title')} crumbs={[all]}>
        <p>{t('absent')}</p>
      </StaffFrame>
    );
  const { person, scopes, programmeNames, canManage } = loaded;
  const asked = await textOf(searchParams, 'done');
  const done = deeds.find((deed) => deed === asked);
  const title = person.name || t('stateOf.erased');
  const frame = { screen, title, crumbs: [all] };
  const notice = <DoneNotice sentence={done && returned === null ? t(`done.${done}`) : null} />;
  if (person.state === 'erased')
    return (
      <StaffFrame {...frame}>
        {notice}
        <p className="max-w-measure">{t('erasedText')}</p>
      </StaffFrame>
    );
  return (
    <StaffFrame {...frame}>
      {notice}
      <div className="mb-10">
        <PersonFacts locale={locale} person={person} />
      </div>
      <PersonRoles on={on} person={person} scopes={scopes} programmeNames={programmeNames} />
      {canManage && <PersonAccess on={on} person={person} />}
      {canManage && person.id !== actor.personId && <PersonErasure on={on} person={person} />}
    </StaffFrame>
  );
}
