import { AccountForm, type AccountPage } from '#components/accounts/account-form.tsx';
import { ListRow } from '#components/editorial/list-row.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import type { AccountOverview } from '#lib/accounts/schema.ts';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Where somebody is signed in, and how to end it. */
export function SessionsSection({ on, account }: { on: AccountPage; account: AccountOverview }) {
  const t = staffMessages(on.locale, 'account');
  const others = account.sessions.filter(({ isThisOne }) => !isThisOne);
  return (
    <Section id="sessions" title={t('sessions')}>
      <p className="mb-5 max-w-measure">{t('sessionsText')}</p>
      <ul className="mb-6 border-rule border-t">
        {account.sessions.map(({ id, userAgent, createdAt, usedAt, isThisOne }) => (
          <ListRow
            key={id}
            deed={
              !isThisOne && (
                <AccountForm
                  on={on}
                  endpoint="end-session"
                  action="account/sessions/end"
                  fields={{ sessionId: id }}
                >
                  <Button tone="grave">{t('end')}</Button>
                </AccountForm>
              )
            }
          >
            <p className="font-semibold">
              {browserName(userAgent) ?? t('unknownBrowser')}
              {isThisOne && <span className="font-normal text-ink-soft"> · {t('thisOne')}</span>}
            </p>
            <p className="text-ink-soft text-small">
              {t('begun', {
                when: formatInstant(createdAt, on.locale),
                used: formatInstant(usedAt, on.locale),
              })}
            </p>
          </ListRow>
        ))}
      </ul>
      {others.length > 1 && (
        <AccountForm on={on} endpoint="end-other-sessions" action="account/sessions/end-others">
          <div>
            <Button tone="grave">{t('endOthers')}</Button>
          </div>
        </AccountForm>
      )}
    </Section>
  );
}

const browsers = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'] as const;
const shownBrowsers: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera' };
const systems = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS X', 'Linux'] as const;
const shownSystems: Readonly<Record<string, string>> = { 'Mac OS X': 'macOS' };

/** Browser and system as people call them; null for what names itself otherwise. */
function browserName(userAgent: string | null): string | null {
  const browser = browsers.find((name) => userAgent?.includes(`${name}/`));
  const system = systems.find((name) => userAgent?.includes(name));
  if (browser === undefined) return null;
  const name = shownBrowsers[browser] ?? browser;
  return system === undefined ? name : `${name}, ${shownSystems[system] ?? system}`;
}
