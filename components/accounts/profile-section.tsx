import { AccountForm, type AccountPage, postedTo } from '#components/accounts/account-form.tsx';
import { StaffField, StaffRadios } from '#components/editorial/staff-field.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import type { AccountOverview } from '#lib/accounts/schema.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Name and language of whoever looks at it. */
export function ProfileSection({ on, account }: { on: AccountPage; account: AccountOverview }) {
  const t = staffMessages(on.locale, 'account');
  const posted = postedTo(on, 'change-profile');
  return (
    <Section id="profile" title={t('profile')}>
      <AccountForm on={on} endpoint="change-profile" action="account/profile">
        <StaffField
          id="name"
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="name"
          defaultValue={posted['name'] ?? account.name}
        />
        <StaffRadios
          id="language"
          name="language"
          legend={t('language')}
          defaultValue={posted['language'] ?? account.locale}
          options={[
            { value: 'en', label: t('english') },
            { value: 'bg', label: t('bulgarian') },
          ]}
        />
        <div>
          <Button>{t('save')}</Button>
        </div>
      </AccountForm>
    </Section>
  );
}
