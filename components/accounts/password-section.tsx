import { AccountForm, type AccountPage } from '#components/accounts/account-form.tsx';
import { NewPasswordField } from '#components/accounts/new-password-field.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import type { AccountOverview } from '#lib/accounts/schema.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** A new password, by the present one. */
export function PasswordSection({ on, account }: { on: AccountPage; account: AccountOverview }) {
  const t = staffMessages(on.locale, 'account');
  return (
    <Section id="password-section" title={t('password')}>
      {account.hasPassword ? (
        <AccountForm on={on} endpoint="change-password" action="account/password">
          <input type="hidden" name="username" autoComplete="username" value={account.email} />
          <StaffField
            id="present"
            name="present"
            type="password"
            label={t('present')}
            autoComplete="current-password"
          />
          <NewPasswordField label={t('new')} hint={t('newHint')} />
          <div>
            <Button>{t('change')}</Button>
          </div>
        </AccountForm>
      ) : (
        <p>{t('noPassword')}</p>
      )}
    </Section>
  );
}
