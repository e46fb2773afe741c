import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountForm } from '#components/accounts/account-form.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadAccount } from '#lib/web/loaders/staff/accounts.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openEntrance } from '#lib/web/staff/entrance.ts';
import type { ScreenProps } from '#lib/web/staff/screen.ts';
import { wayBack } from '#lib/web/staff/session.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'signIn')('factor.title'));
}

export default async function SecondFactorPage({ params, searchParams }: ScreenProps) {
  const entrance = await openEntrance(params, ['second-factor'], searchParams);
  const { locale, page, actor, asked } = entrance;
  const to = wayBack(asked('to'), locale);
  if (actor === null) redirect(`${staffPath(locale, 'sign-in')}?${new URLSearchParams({ to })}`);
  if (!actor.awaitsSecondFactor) redirect(to);
  const t = staffMessages(locale, 'signIn');
  const { hasAuthenticator } = await loadAccount(actor);
  return (
    <StaffFrame
      screen={{ locale, page, actor: null }}
      title={t('factor.title')}
      lede={hasAuthenticator ? t('factor.lede') : t('factor.needed')}
    >
      {hasAuthenticator ? (
        <AccountForm on={entrance} endpoint="second-factor" action="second-factor" fields={{ to }}>
          <StaffField
            id="code"
            name="code"
            label={t('factor.code')}
            hint={t('factor.codeHint')}
            autoComplete="one-time-code"
          />
          <div>
            <Button>{t('factor.submit')}</Button>
          </div>
          <p className="text-ink-soft text-small">{t('factor.lost')}</p>
        </AccountForm>
      ) : (
        <LinkButton href={staffPath(locale, 'second-factor', 'set-up')} tone="firm">
          {t('factor.setUp')}
        </LinkButton>
      )}
      <form method="post" action="/staff/api/sign-out" className="mt-8">
        <input type="hidden" name="page" value={page} />
        <Button tone="plain">{t('factor.signOut')}</Button>
      </form>
    </StaffFrame>
  );
}
