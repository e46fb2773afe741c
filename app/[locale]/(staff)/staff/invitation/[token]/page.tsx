import type { Metadata } from 'next';
import { AccountForm, postedTo } from '#components/accounts/account-form.tsx';
import { NewPasswordField } from '#components/accounts/new-password-field.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
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
  return staffMetadata(locale, staffMessages(locale, 'signIn')('invitation.title'));
}

export default async function InvitationPage({ params }: ScreenProps<'token'>) {
  const { token } = await params;
  const entrance = await openEntrance(params, ['invitation', token]);
  const { locale, page } = entrance;
  const on = { ...entrance, actor: null };
  const t = staffMessages(locale, 'signIn');
  const link = await loadLink(token, 'invitation');
  return (
    <StaffFrame
      screen={{ locale, page, actor: null }}
      title={t('invitation.title')}
      lede={link ? t('invitation.for', { email: link.email }) : t('invitation.gone')}
    >
      {link ? (
        <AccountForm on={on} endpoint="accept-invitation" action="invitation" fields={{ token }}>
          <input type="hidden" name="username" autoComplete="username" value={link.email} />
          <StaffField
            id="name"
            name="name"
            label={t('invitation.name')}
            autoComplete="name"
            defaultValue={postedTo(on, 'accept-invitation')['name'] ?? link.name}
          />
          <NewPasswordField label={t('newPassword')} hint={t('passwordHint')} />
          <div>
            <Button>{t('invitation.submit')}</Button>
          </div>
        </AccountForm>
      ) : (
        <LinkButton href={staffPath(locale, 'sign-in')}>{t('invitation.toSignIn')}</LinkButton>
      )}
    </StaffFrame>
  );
}
