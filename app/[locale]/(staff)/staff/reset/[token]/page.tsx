import type { Metadata } from 'next';
import { AccountForm } from '#components/accounts/account-form.tsx';
import { NewPasswordField } from '#components/accounts/new-password-field.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadLink } from '#lib/web/loaders/staff/accounts.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openEntrance } from '#lib/web/staff/entrance.ts';
import type { ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'token'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'signIn')('reset.newTitle'));
}

export default async function NewPasswordPage({ params }: ScreenProps<'token'>) {
  const { token } = await params;
  const entrance = await openEntrance(params, ['reset', token]);
  const { locale, page } = entrance;
  const t = staffMessages(locale, 'signIn');
  const link = await loadLink(token, 'reset');
  return (
    <StaffFrame
      screen={{ locale, page, actor: null }}
      title={t('reset.newTitle')}
      lede={link ? t('reset.for', { email: link.email }) : t('reset.gone')}
    >
      {link ? (
        <AccountForm
          on={{ ...entrance, actor: null }}
          endpoint="reset-password"
          action="reset/password"
          fields={{ token }}
        >
          <input type="hidden" name="username" autoComplete="username" value={link.email} />
          <NewPasswordField label={t('newPassword')} hint={t('passwordHint')} />
          <div>
            <Button>{t('reset.submitNew')}</Button>
          </div>
        </AccountForm>
      ) : (
        <LinkButton href={staffPath(locale, 'reset')}>{t('reset.again')}</LinkButton>
      )}
    </StaffFrame>
  );
}
