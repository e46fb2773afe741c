import { AccountForm, type AccountPage, postedTo } from '#components/accounts/account-form.tsx';
import { PasskeyButton } from '#components/accounts/passkey-button.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { TextField } from '#components/ui/field.tsx';
import type { AccountOverview } from '#lib/accounts/schema.ts';
import { formatDayOf } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** The passkeys of whoever looks at it. */
export function PasskeysSection({
  on,
  account,
  origin,
}: {
  on: AccountPage;
  account: AccountOverview;
  /** Public origin of the site, which passkeys belong to. */
  origin: string;
}) {
  const t = staffMessages(on.locale, 'account');
  return (
    <Section id="passkeys" title={t('passkeys')}>
      <p className="mb-5 max-w-measure">{t('passkeysText')}</p>
      {account.passkeys.length === 0 && <p className="mb-5 text-ink-soft">{t('passkeyNone')}</p>}
      <ul className="mb-6">
        {account.passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} on={on} passkey={passkey} />
        ))}
      </ul>
      <div className="grid max-w-measure gap-4">
        <TextField
          id="new-passkey"
          name="name"
          label={t('passkeyName')}
          hint={t('passkeyNameHint')}
          maxLength={120}
        />
        <PasskeyButton
          words={{
            label: t('addPasskey'),
            wait: t('passkeyWait'),
            cancelled: t('passkeyCancelled'),
            known: t('passkeyKnown'),
            elsewhere: t('passkeyElsewhere', { origin }),
            failed: t('passkeyFailed'),
          }}
          origin={origin}
          ceremony="create"
          question="account/passkeys/question"
          answer="account/passkeys/add"
          page={on.page}
          nameField="new-passkey"
        />
      </div>
    </Section>
  );
}

/** A passkey, with the ways to call it otherwise and to remove it. */
function PasskeyRow({
  on,
  passkey: { id, name, createdAt },
}: {
  on: AccountPage;
  passkey: AccountOverview['passkeys'][number];
}) {
  const t = staffMessages(on.locale, 'account');
  return (
    <li className="border-rule border-t py-3">
      <p>
        {name ?? t('unnamed')}
        {createdAt && (
          <span className="text-ink-soft">
            {' '}
            · {t('addedOn', { when: formatDayOf(createdAt, on.locale) })}
          </span>
        )}
      </p>
      <Disclosure
        summary={t('rename')}
        open={on.returned?.endpoint === 'rename-passkey' && on.returned.values['passkeyId'] === id}
      >
        <AccountForm
          on={on}
          endpoint="rename-passkey"
          action="account/passkeys/rename"
          fields={{ passkeyId: id }}
          fieldIds={{ name: `passkey-${id}` }}
        >
          <StaffField
            id={`passkey-${id}`}
            name="name"
            label={t('passkeyName')}
            defaultValue={postedTo(on, 'rename-passkey')['name'] ?? name ?? ''}
          />
          <div>
            <Button tone="plain">{t('save')}</Button>
          </div>
        </AccountForm>
      </Disclosure>
      <AccountForm
        on={on}
        endpoint="remove-passkey"
        action="account/passkeys/remove"
        fields={{ passkeyId: id }}
      >
        <div>
          <Button tone="grave">{t('removePasskey')}</Button>
        </div>
      </AccountForm>
    </li>
  );
}
