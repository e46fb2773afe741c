import { AccountForm, type AccountPage } from '#components/accounts/account-form.tsx';
import { RoleBoxes, roleValue } from '#components/accounts/role-boxes.tsx';
import { RoleList } from '#components/accounts/role-list.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { FactList } from '#components/ui/fact-list.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { PersonScreen } from '#lib/web/loaders/staff/accounts.ts';

type Person = PersonScreen['person'];

/** How to write to somebody, what they sign in with, and when they were last here. */
export function PersonFacts({ locale, person }: { locale: Locale; person: Person }) {
  const t = staffMessages(locale, 'people');
  return (
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
  );
}

/** What somebody may do and where, to be changed. */
export function PersonRoles({
  on,
  person,
  scopes,
  programmeNames,
}: { on: AccountPage } & Pick<PersonScreen, 'person' | 'scopes' | 'programmeNames'>) {
  const { locale, returned } = on;
  const t = staffMessages(locale, 'people');
  const posted = returned?.endpoint === 'change-roles' ? returned.lists['roles'] : undefined;
  return (
    <Section
      id="roles-section"
      title={t('roles')}
      remark={<RoleList locale={locale} memberships={person.memberships} programmeNames={programmeNames} />}
    >
      <AccountForm on={on} endpoint="change-roles" action="people/roles" fields={{ personId: person.id }}>
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
  );
}

/** What ends somebody's access, or gives it back. */
export function PersonAccess({ on, person }: { on: AccountPage; person: Person }) {
  const t = staffMessages(on.locale, 'people');
  const deeds = [
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
    <Section id="access" title={t('access')}>
      <div className="grid gap-6">
        {deeds.map(({ endpoint, action, title, text }) => (
          <div key={endpoint}>
            <p className="mb-3 max-w-measure">{text}</p>
            <AccountForm
              on={on}
              endpoint={endpoint}
              action={`people/${action}`}
              fields={{ personId: person.id }}
            >
              <div>
                <Button tone={action === 'disable' ? 'grave' : 'plain'}>{title}</Button>
              </div>
            </AccountForm>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** The way to erase what is known of somebody. */
export function PersonErasure({ on, person }: { on: AccountPage; person: Person }) {
  const t = staffMessages(on.locale, 'people');
  return (
    <Section id="erase" title={t('erase')}>
      <Disclosure summary={t('erase')} open={on.returned?.endpoint === 'erase-person'}>
        <p className="mb-4 max-w-measure">{t('eraseText')}</p>
        <AccountForm on={on} endpoint="erase-person" action="people/erase" fields={{ personId: person.id }}>
          <div>
            <Button tone="grave">{t('eraseConfirm')}</Button>
          </div>
        </AccountForm>
      </Disclosure>
    </Section>
  );
}
