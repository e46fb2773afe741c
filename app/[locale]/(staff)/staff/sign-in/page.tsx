import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountForm, postedTo } from '#components/accounts/account-form.tsx';
import { DoneNotice } from '#components/accounts/done-notice.tsx';
import { PasskeyButton } from '#components/accounts/passkey-button.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { waysIn } from '#lib/web/loaders/staff/accounts.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { providerTroubles } from '#lib/web/staff/accounts.ts';
import { openEntrance } from '#lib/web/staff/entrance.ts';
import type { ScreenProps } from '#lib/web/staff/screen.ts';
import { wayBack } from '#lib/web/staff/session.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'signIn')('title'));
}

const deeds = ['signed-out', 'reset'] as const;

export default async function SignInPage({ params, searchParams }: ScreenProps) {
  const entrance = await openEntrance(params, ['sign-in'], searchParams);
  const { locale, page, actor, returned, asked } = entrance;
  const to = wayBack(asked('to'), locale);
  if (actor !== null && returned === null) redirect(to);
  const t = staffMessages(locale, 'signIn');
  const done = deeds.find((deed) => deed === asked('done'));
  const trouble = providerTroubles.find((each) => each === asked('trouble'));
  const { isDemo, hasProvider } = waysIn();
  const { origin } = siteOrigin();
  // The form is for anybody: it is not made for whoever was signed in before.
  const on = { ...entrance, actor: null };
  return (
    <StaffFrame screen={{ locale, page, actor: null }} title={t('title')} lede={isDemo && t('demoLede')}>
      <DoneNotice sentence={done && returned === null ? t(`done.${done}`) : null} />
      {trouble && returned === null && (
        <div className="mb-8">
          <Notice tone="warning" live>
            <p>{t(`trouble.${trouble}`)}</p>
          </Notice>
        </div>
      )}
      <div className="grid gap-8">
        <AccountForm on={on} endpoint="sign-in" action="sign-in" fields={{ to }}>
          <StaffField
            id="email"
            name="email"
            type="email"
            label={t('email')}
            autoComplete="username"
            defaultValue={postedTo(on, 'sign-in')['email']}
          />
          <StaffField
            id="password"
            name="password"
            type="password"
            label={t('password')}
            autoComplete="current-password"
          />
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <Button>{t('submit')}</Button>
            <a href={staffPath(locale, 'reset')} className="inline-block py-1">
              {t('forgotten')}
            </a>
          </div>
        </AccountForm>
        <PasskeyButton
          words={{
            label: t('passkey'),
            wait: t('passkeyWait'),
            cancelled: t('passkeyCancelled'),
            elsewhere: t('passkeyElsewhere', { origin }),
            failed: t('passkeyFailed'),
          }}
          origin={origin}
          ceremony="get"
          question="sign-in/passkey/question"
          answer="sign-in/passkey"
          page={page}
          fields={{ to }}
        />
        {hasProvider && (
          <div>
            <LinkButton href={`/staff/api/sign-in/provider?${new URLSearchParams({ locale, to })}`}>
              {t('provider')}
            </LinkButton>
          </div>
        )}
      </div>
    </StaffFrame>
  );
}
