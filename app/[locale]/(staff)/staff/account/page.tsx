import type { Metadata } from 'next';
import type { AccountPage } from '#components/accounts/account-form.tsx';
import { DoneNotice } from '#components/accounts/done-notice.tsx';
import { LettersSection } from '#components/accounts/letters-section.tsx';
import { PasskeysSection } from '#components/accounts/passkeys-section.tsx';
import { PasswordSection } from '#components/accounts/password-section.tsx';
import { ProfileSection } from '#components/accounts/profile-section.tsx';
import { SecondFactorSection } from '#components/accounts/second-factor-section.tsx';
import { SessionsSection } from '#components/accounts/sessions-section.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadAccount } from '#lib/web/loaders/staff/accounts.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { openScreen, type ScreenProps, textOf } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'account')('title'));
}

const deeds = [
  'profile',
  'letters',
  'password',
  'session',
  'sessions',
  'passkey',
  'passkey-renamed',
  'passkey-removed',
  'second-factor-removed',
] as const;

export default async function MyAccountPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['account'], searchParams);
  const { locale, page, actor, returned } = screen;
  const t = staffMessages(locale, 'account');
  const account = await loadAccount(actor);
  const asked = await textOf(searchParams, 'done');
  const done = deeds.find((deed) => deed === asked);
  const on: AccountPage = { locale, page, actor, returned };
  return (
    <StaffFrame screen={screen} title={t('title')} lede={t('lede', { email: account.email })} crumbs={[]}>
      <DoneNotice sentence={done && returned === null ? t(`done.${done}`) : null} />
      <ProfileSection on={on} account={account} />
      <LettersSection on={on} account={account} />
      <PasswordSection on={on} account={account} />
      <SecondFactorSection on={on} account={account} />
      <PasskeysSection on={on} account={account} origin={siteOrigin().origin} />
      <SessionsSection on={on} account={account} />
      <Section id="keys" title={t('keys')}>
        <p className="mb-3 max-w-measure">{t('keysText')}</p>
        <a href={staffPath(locale, 'tokens')}>{t('keysLink')}</a>
      </Section>
    </StaffFrame>
  );
}
