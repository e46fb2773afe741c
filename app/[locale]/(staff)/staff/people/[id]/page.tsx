import type { Metadata } from 'next';
import { AccountForm, type AccountPage } from '#components/accounts/account-form.tsx';
import { DoneNotice } from '#components/accounts/done-notice.tsx';
import { RoleBoxes, roleValue } from '#components/accounts/role-boxes.tsx';
import { RoleList } from '#components/accounts/role-list.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { FactList } from '#components/ui/fact-list.tsx';
import { formatInstant } from '#lib/format/date.ts';
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
  const posted = returned?.endpoint === 'change-roles' ? returned.lists['roles'] : undefined;
  const fields = { personId: person.id };
  const deedsOfAccess = [
    person.state === 'disabled'
      ? { endpoint: 'enable-person', action: 'enable', title: t('enable'), text: t('enableText') }
      : { endpoint: 'disable-person', action: 'disable', title: t('disable'), text: t('disableText') },
    {
      endpoint: 'end-persons-sessions',
      action: 'end-sessions',
      title: t('endSessions'),
      text: t('endText', { count: person.sessions }),
    },
    {
      endpoint: 'reset-second-factor',
      action: 'reset-second-factor',
      title: t('resetFactor'),
      text: t('resetFactorText'),
    },
  ];
  return (
    <StaffFrame {...frame}>
      {notice}
      <div className="mb-10">
        <FactList
          variant="ruled"
          facts={[
            { term: t('email'), details: <span className="break-all">{person.email}</span> },
            { term: t('state'), details: t(`stateOf.${person.state}`) },
            {
              term: t('access'),
              details: [
                t(person.hasSecondFactor ? 'factorOn' : 'factorOff'),
                t('passkeyCount', { count: person.passkeys }),
              ],
            },
            {
              term: t('lastSeen'),
              details: person.lastSeenAt ? formatInstant(person.lastSeenAt, locale) : t('never'),
            },
          ]}
        />
      </div>
      <Section
        id="roles-section"
        title={t('roles')}
        remark={<RoleList locale={locale} memberships={person.memberships} programmeNames={programmeNames} />}
      >
        <AccountForm on={on} endpoint="change-roles" action="people/roles" fields={fields}>
          <RoleBoxes
            locale={locale}
            id="roles"
            scopes={scopes}
            ticked={posted ?? person.memberships.map(roleValue)}
          />
          <div>
            <Button>{t('save')}</Button>
          </div>
        </AccountForm>
      </Section>
      {canManage && (
        <Section id="access" title={t('access')}>
          <div className="grid gap-6">
            {deedsOfAccess.map(({ endpoint, action, title: label, text }) => (
              <div key={endpoint}>
                <p className="mb-3 max-w-measure">{text}</p>
                <AccountForm on={on} endpoint={endpoint} action={`people/${action}`} fields={fields}>
                  <div>
                    <Button tone={action === 'disable' ? 'grave' : 'plain'}>{label}</Button>
                  </div>
                </AccountForm>
              </div>
            ))}
          </div>
        </Section>
      )}
      {canManage && person.id !== actor.personId && (
        <Section id="erase" title={t('erase')}>
          <Disclosure summary={t('erase')} open={returned?.endpoint === 'erase-person'}>
            <p className="mb-4 max-w-measure">{t('eraseText')}</p>
            <AccountForm on={on} endpoint="erase-person" action="people/erase" fields={fields}>
              <div>
                <Button tone="grave">{t('eraseConfirm')}</Button>
              </div>
            </AccountForm>
          </Disclosure>
        </Section>
      )}
    </StaffFrame>
  );
}
