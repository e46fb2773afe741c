import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountForm } from '#components/accounts/account-form.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadAccount, loadPreparedSecret } from '#lib/web/loaders/staff/accounts.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openEntrance } from '#lib/web/staff/entrance.ts';
import type { ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'account')('setUpTitle'));
}

export default async function SetUpPage({ params }: ScreenProps) {
  const entrance = await openEntrance(params, ['second-factor', 'set-up']);
  const { locale, page, actor } = entrance;
  if (actor === null) redirect(`${staffPath(locale, 'sign-in')}?${new URLSearchParams({ to: page })}`);
  const t = staffMessages(locale, 'account');
  const account = await loadAccount(actor);
  if (account.hasAuthenticator) redirect(staffPath(locale, 'account'));
  const prepared = await loadPreparedSecret(actor);
  return (
    <StaffFrame
      screen={{ locale, page, actor: actor.awaitsSecondFactor ? null : actor }}
      title={t('setUpTitle')}
      lede={t('setUpLede')}
    >
      {prepared && (
        <div className="mb-10 grid gap-6">
          <div>
            <p className="mb-3">{t('scan')}</p>
            {/* The picture is drawn by the server for this page; black on white in both schemes, for cameras. */}
            <img src={prepared.picture} alt={t('qr')} width={220} height={220} className="size-56" />
          </div>
          <p>
            {t('typeIt')}
            <br />
            <code className="select-all break-all tabular-nums">
              {prepared.secret.match(/.{1,4}/g)?.join(' ')}
            </code>
          </p>
          <AccountForm on={entrance} endpoint="confirm-second-factor" action="account/second-factor/confirm">
            <StaffField
              id="code"
              name="code"
              label={t('firstCode')}
              inputMode="numeric"
              autoComplete="one-time-code"
            />
            <div>
              <Button>{t('confirm')}</Button>
            </div>
          </AccountForm>
        </div>
      )}
      <AccountForm on={entrance} endpoint="prepare-second-factor" action="account/second-factor/prepare">
        {account.hasPassword && (
          <StaffField
            id="present"
            name="present"
            type="password"
            label={t('present')}
            hint={prepared ? undefined : t('setUpPassword')}
            autoComplete="current-password"
          />
        )}
        <div>
          <Button tone={prepared ? 'plain' : 'firm'}>{prepared ? t('restart') : t('setUpBegin')}</Button>
        </div>
      </AccountForm>
    </StaffFrame>
  );
}
