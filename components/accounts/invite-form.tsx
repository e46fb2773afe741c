import { AccountForm, type AccountPage, postedTo } from '#components/accounts/account-form.tsx';
import { RoleBoxes } from '#components/accounts/role-boxes.tsx';
import { StaffField, StaffRadios } from '#components/editorial/staff-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Invites somebody: name, address, the language of the letter, roles. */
export function InviteForm({
  on,
  scopes,
}: {
  on: AccountPage;
  scopes: readonly { programme: string | null; name: string | null }[];
}) {
  const t = staffMessages(on.locale, 'people');
  const posted = postedTo(on, 'invite-person');
  const lists = on.returned?.endpoint === 'invite-person' ? on.returned.lists : {};
  return (
    <AccountForm on={on} endpoint="invite-person" action="people/invite" fieldIds={{ locale: 'language' }}>
      <StaffField id="name" name="name" label={t('inviteName')} defaultValue={posted['name']} />
      <StaffField id="email" name="email" type="email" label={t('email')} defaultValue={posted['email']} />
      <StaffRadios
        id="language"
        name="language"
        legend={t('language')}
        defaultValue={posted['language'] ?? on.locale}
        options={[
          { value: 'en', label: t('english') },
          { value: 'bg', label: t('bulgarian') },
        ]}
      />
      <RoleBoxes
        locale={on.locale}
        id="roles"
        scopes={scopes}
        ticked={lists['roles'] ?? (posted['roles'] === undefined ? [] : [posted['roles']])}
      />
      <div>
        <Button>{t('send')}</Button>
      </div>
    </AccountForm>
  );
}
