import { AccountForm, type AccountPage } from '#components/accounts/account-form.tsx';
import { RoleList } from '#components/accounts/role-list.tsx';
import { ListRow } from '#components/editorial/list-row.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Table } from '#components/ui/table.tsx';
import { formatDayOf, formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import type { PeopleScreen } from '#lib/web/loaders/staff/accounts.ts';

/** Everybody with an account, with roles, state and when they were last here. */
export function PeopleTable({
  locale,
  people,
  programmeNames,
}: { locale: Locale } & Pick<PeopleScreen, 'people' | 'programmeNames'>) {
  const t = staffMessages(locale, 'people');
  return (
    <Table
      caption={t('title')}
      captionHidden
      columns={[
        { id: 'name', header: t('name') },
        { id: 'roles', header: t('roles') },
        { id: 'state', header: t('state') },
        { id: 'seen', header: t('lastSeen') },
      ]}
      rows={people.map((person) => ({
        id: person.id,
        cells: [
          <span key="name">
            <a href={staffPath(locale, 'people', person.id)} className="inline-block py-0.5">
              {person.name}
            </a>
            <br />
            <span className="break-all text-caption text-ink-soft">{person.email}</span>
          </span>,
          <RoleList
            key="roles"
            locale={locale}
            memberships={person.memberships}
            programmeNames={programmeNames}
          />,
          <span key="state">
            {t(`stateOf.${person.state}`)}
            <br />
            <span className="text-caption text-ink-soft">
              {t(person.hasSecondFactor ? 'factorOn' : 'factorOff')}
            </span>
          </span>,
          person.lastSeenAt ? formatInstant(person.lastSeenAt, locale) : t('never'),
        ],
      }))}
    />
  );
}

/** Invitations that nobody has accepted yet; each can be taken back. */
export function OpenInvitations({
  on,
  invitations,
  programmeNames,
}: { on: AccountPage } & Pick<PeopleScreen, 'invitations' | 'programmeNames'>) {
  const { locale } = on;
  const t = staffMessages(locale, 'people');
  return (
    <Section id="open" title={t('open')}>
      {invitations.length === 0 && <p className="text-ink-soft">{t('openNone')}</p>}
      <ul className="border-rule border-t empty:hidden">
        {invitations.map(({ id, name, email, roles, expiresAt, isExpired }) => (
          <ListRow
            key={id}
            deed={
              <AccountForm
                on={on}
                endpoint="revoke-invitation"
                action="people/revoke"
                fields={{ invitationId: id }}
              >
                <Button tone="grave">{t('revoke')}</Button>
              </AccountForm>
            }
          >
            <p className="font-semibold">{name}</p>
            <p className="break-all text-ink-soft text-small">
              {email} · {isExpired ? t('expired') : t('expires', { when: formatDayOf(expiresAt, locale) })}
            </p>
            <div className="text-small">
              <RoleList locale={locale} memberships={roles} programmeNames={programmeNames} />
            </div>
          </ListRow>
        ))}
      </ul>
    </Section>
  );
}

/** In which programmes whoever wrote may not approve; absent for who decides it nowhere. */
export function FourEyes({ on, programmes }: { on: AccountPage; programmes: PeopleScreen['fourEyes'] }) {
  const t = staffMessages(on.locale, 'people');
  if (programmes.length === 0) return null;
  return (
    <Section id="four-eyes" title={t('fourEyes')}>
      <p className="mb-5 max-w-measure">{t('fourEyesText')}</p>
      <ul className="border-rule border-t">
        {programmes.map(({ programme, name, isOn }) => (
          <ListRow
            key={programme}
            deed={
              <AccountForm
                on={on}
                endpoint="set-four-eyes"
                action="people/four-eyes"
                fields={{ programme, fourEyes: isOn ? 'no' : 'yes' }}
              >
                <Button tone="plain">{t(isOn ? 'turnOff' : 'turnOn')}</Button>
              </AccountForm>
            }
          >
            <p>
              {name}: <strong>{t(isOn ? 'fourEyesOn' : 'fourEyesOff')}</strong>
            </p>
          </ListRow>
        ))}
      </ul>
    </Section>
  );
}

const retained = [
  'account',
  'sessions',
  'invitations',
  'letters',
  'copies',
  'trash',
  'log',
  'attempts',
  'backups',
] as const;

/** How long what is known of people is kept. */
export function Retention({ locale }: { locale: Locale }) {
  const t = staffMessages(locale, 'people');
  return (
    <Section id="retention" title={t('retention')}>
      <ul className="grid max-w-measure list-disc gap-2 pl-5">
        {retained.map((item) => (
          <li key={item}>{t(`retentionItems.${item}`)}</li>
        ))}
      </ul>
    </Section>
  );
}
