import { AccountForm, type AccountPage } from '#components/accounts/account-form.tsx';
import { StaffCheckboxes } from '#components/editorial/staff-field.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { type AccountOverview, workLetterKinds } from '#lib/accounts/schema.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Which letters about work whoever looks at it gets. */
export function LettersSection({ on, account }: { on: AccountPage; account: AccountOverview }) {
  const t = staffMessages(on.locale, 'account');
  return (
    <Section id="letters" title={t('letters')}>
      <AccountForm
        on={on}
        endpoint="choose-letters"
        action="account/letters"
        fieldIds={{ letters: 'letter-kinds' }}
      >
        <StaffCheckboxes
          id="letter-kinds"
          name="letters"
          legend={t('lettersLegend')}
          hint={t('lettersHint')}
          defaultValues={account.letters}
          options={workLetterKinds.map((kind) => ({ value: kind, label: t(`letterKind.${kind}`) }))}
        />
        <div>
          <Button>{t('saveLetters')}</Button>
        </div>
      </AccountForm>
    </Section>
  );
}
