import type { Metadata } from 'next';
import {
  FourEyes,
  OpenInvitations,
  PeopleTable,
  Retention,
} from '#app/[locale]/(staff)/staff/people/people-sections.tsx';
import type { AccountPage } from '#components/accounts/account-form.tsx';
import { DoneNotice } from '#components/accounts/done-notice.tsx';
import { InviteForm } from '#components/accounts/invite-form.tsx';
import { ShownOnce } from '#components/editorial/shown-once.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
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
      {link?.[0] && (
        <ShownOnce title={t('linkTitle')} text={link[0]}>
          {t('linkText')}
        </ShownOnce>
      )}
      <div className="mb-12">
        <PeopleTable locale={locale} people={people} programmeNames={programmeNames} />
      </div>
      <Section id="invite" title={t('invite')}>
        <InviteForm on={on} scopes={scopes} />
      </Section>
      <OpenInvitations on={on} invitations={invitations} programmeNames={programmeNames} />
      <FourEyes on={on} programmes={fourEyes} />
      <Retention locale={locale} />
    </StaffFrame>
  );
}
