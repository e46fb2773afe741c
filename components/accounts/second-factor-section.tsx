import { AccountForm, type AccountPage } from '#components/accounts/account-form.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { AccountOverview } from '#lib/accounts/schema.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** Whether a second factor is set up, and what can be done about it. */
export function SecondFactorSection({ on, account }: { on: AccountPage; account: AccountOverview }) {
  const t = staffMessages(on.locale, 'account');
  if (!account.hasAuthenticator)
    return (
      <Section id="factor" title={t('factor')}>
        <p className="mb-5 max-w-measure">{t('factorOff')}</p>
        <LinkButton href={staffPath(on.locale, 'second-factor', 'set-up')}>{t('setUp')}</LinkButton>
      </Section>
    );
  const forms = [
    { endpoint: 'renew-backup-codes', action: 'codes', title: t('renew'), text: t('renewText') },
    { endpoint: 'remove-second-factor', action: 'remove', title: t('remove'), text: t('removeText') },
  ];
  return (
    <Section id="factor" title={t('factor')}>
      <p className="mb-5 max-w-measure">{t('factorOn', { left: account.backupCodesLeft })}</p>
      {forms.map(({ endpoint, action, title, text }) => (
        <Disclosure key={endpoint} summary={title} open={on.returned?.endpoint === endpoint}>
          <p className="mb-4 max-w-measure">{text}</p>
          <AccountForm
            on={on}
            endpoint={endpoint}
            action={`account/second-factor/${action}`}
            fieldIds={{ present: `${endpoint}-present` }}
          >
            {account.hasPassword && (
              <StaffField
                id={`${endpoint}-present`}
                name="present"
                type="password"
                label={t('present')}
                autoComplete="current-password"
              />
            )}
            <div>
              <Button tone="plain">{title}</Button>
            </div>
          </AccountForm>
        </Disclosure>
      ))}
    </Section>
  );
}
