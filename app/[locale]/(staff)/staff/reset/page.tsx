import type { Metadata } from 'next';
import { AccountForm, postedTo } from '#components/accounts/account-form.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openEntrance } from '#lib/web/staff/entrance.ts';
import type { ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'signIn')('reset.title'));
}

export default async function ResetPage({ params, searchParams }: ScreenProps) {
  const entrance = await openEntrance(params, ['reset'], searchParams);
  const { locale, page, asked } = entrance;
  const on = { ...entrance, actor: null };
  const t = staffMessages(locale, 'signIn');
  return (
    <StaffFrame
      screen={{ locale, page, actor: null }}
      title={t('reset.title')}
      lede={asked('done') === 'sent' ? undefined : t('reset.lede')}
      crumbs={[{ label: t('title'), href: staffPath(locale, 'sign-in') }]}
    >
      {asked('done') === 'sent' ? (
        <Notice live>
          <p>{t('reset.sent')}</p>
        </Notice>
      ) : (
        <AccountForm on={on} endpoint="request-reset" action="reset">
          <StaffField
            id="email"
            name="email"
            type="email"
            label={t('email')}
            autoComplete="username"
            defaultValue={postedTo(on, 'request-reset')['email']}
          />
          <div>
            <Button>{t('reset.submit')}</Button>
          </div>
        </AccountForm>
      )}
    </StaffFrame>
  );
}
