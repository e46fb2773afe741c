import type { Metadata } from 'next';
import { AccountForm, type AccountPage } from '#components/accounts/account-form.tsx';
import { DoneNotice } from '#components/accounts/done-notice.tsx';
import { InviteForm } from '#components/accounts/invite-form.tsx';
import { RoleList } from '#components/accounts/role-list.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Table } from '#components/ui/table.tsx';
import { formatDayOf, formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadPeople } from '#lib/web/loaders/staff/accounts.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps, textOf } from '#lib/web/staff/screen.ts';
import { readShownOnce } from '#lib/web/staff/shown-once.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'people')('title'));
}

const deeds = ['invited', 'revoked', 'four-eyes'] as const;

export default async function PeoplePage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['people'], searchParams);
  const { locale, page, actor, returned } = screen;
  const t = staffMessages(locale, 'people');
  const on: AccountPage = { locale, page, actor, returned };
  const loaded = await loadPeople(actor, locale);
  const frame = { screen, title: t('title'), crumbs: [] };
  if (loaded === null)
    return (
      <StaffFrame {...frame}>
        <Notice>{t('forbidden')}</Notice>
      </StaffFrame>
    );
  const { people, invitations, scopes, fourEyes, programmeNames } = loaded;
  const asked = await textOf(searchParams, 'done');
  const done = deeds.find((deed) => deed === asked);
  const link = done === 'invited' ? await readShownOnce(actor, 'invitation-link') : null;
  return (
    <StaffFrame {...frame} lede={t('lede')}>
      <DoneNotice sentence={done && returned === null ? t(`done.${done}`) : null} />
      {link && (
        <div className="mb-10">
          <Notice tone="warning" title={t('linkTitle')}>
            <p className="my-2">
              <code className="my-2 block select-all break-all border border-rule-firm px-3 py-2 font-plain">
                {link[0]}
              </code>
            </p>
            <p>{t('linkText')}</p>
          </Notice>
        </div>
      )}
      <div className="mb-12">
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
      </div>
      <Section id="invite" title={t('invite')}>
        <InviteForm on={on} scopes={scopes} />
      </Section>
      <Section id="open" title={t('open')}>
        {invitations.length === 0 && <p className="text-ink-soft">{t('openNone')}</p>}
        <ul>
          {invitations.map(({ id, name, email, roles, expiresAt, isExpired }) => (
            <li
              key={id}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-rule border-t py-3"
            >
              <div className="min-w-0">
                <p className="font-semibold">{name}</p>
                <p className="break-all text-ink-soft text-small">
                  {email} ·{' '}
                  {isExpired ? t('expired') : t('expires', { when: formatDayOf(expiresAt, locale) })}
                </p>
                <div className="text-small">
                  <RoleList locale={locale} memberships={roles} programmeNames={programmeNames} />
                </div>
              </div>
              <AccountForm
                on={on}
                endpoint="revoke-invitation"
                action="people/revoke"
                fields={{ invitationId: id }}
              >
                <Button tone="grave">{t('revoke')}</Button>
              </AccountForm>
            </li>
          ))}
        </ul>
      </Section>
      {fourEyes.length > 0 && (
        <Section id="four-eyes" title={t('fourEyes')}>
          <p className="mb-5 max-w-measure">{t('fourEyesText')}</p>
          <ul>
            {fourEyes.map(({ programme, name, isOn }) => (
              <li
                key={programme}
                className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-rule border-t py-3"
              >
                <p className="min-w-0">
                  {name}: <strong>{t(isOn ? 'fourEyesOn' : 'fourEyesOff')}</strong>
                </p>
                <AccountForm
                  on={on}
                  endpoint="set-four-eyes"
                  action="people/four-eyes"
                  fields={{ programme, fourEyes: isOn ? 'no' : 'yes' }}
                >
                  <Button tone="plain">{t(isOn ? 'turnOff' : 'turnOn')}</Button>
                </AccountForm>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="retention" title={t('retention')}>
        <ul className="grid max-w-measure list-disc gap-2 pl-5">
          {retained.map((item) => (
            <li key={item}>{t(`retentionItems.${item}`)}</li>
          ))}
        </ul>
      </Section>
    </StaffFrame>
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
