import { ActionForm } from '#components/editorial/action-form.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadTokens } from '#lib/web/loaders/staff/records.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('tokens');

/** How long a key may work, in days. */
const periods = [30, 90, 365];

export default async function TokensPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['tokens']);
  const { locale, actor, page, returned } = screen;
  const tokens = await loadTokens(actor);
  const t = staffMessages(locale, 'tokens');
  const made = (returned?.value as { token?: string } | undefined)?.token;
  const when = (instant: Date) => formatInstant(instant, locale);
  return (
    <StaffFrame
      screen={screen}
      title={t('title')}
      lede={t('lede')}
      crumbs={[{ label: staffMessages(locale, 'frame')('account'), href: staffPath(locale, 'account') }]}
    >
      {made !== undefined && (
        <div className="mb-8">
          <Notice live title={t('madeTitle')}>
            <p className="my-2 select-all break-all border border-rule-firm px-3 py-2">{made}</p>
            <p className="text-small">{t('made')}</p>
          </Notice>
        </div>
      )}
      <Section id="new" title={t('new')}>
        <form method="post" action="/staff/api/tokens" className="grid max-w-measure gap-5">
          {returned !== null && returned.issues.length > 0 && (
            <ErrorSummary
              title={staffMessages(locale, 'frame')('form.summaryTitle')}
              issues={returned.issues.map(({ field, message }) => ({
                message,
                href: field === '' ? undefined : `#${field}`,
              }))}
            />
          )}
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="person" value={actor.personId} />
          <TextField
            id="name"
            name="name"
            label={t('name')}
            defaultValue={made === undefined ? returned?.values['name'] : ''}
            error={returned?.issues.find(({ field }) => field === 'name')?.message}
          />
          <SelectField
            id="days"
            name="days"
            label={t('days')}
            defaultValue={returned?.values['days'] ?? '90'}
            options={periods.map((days) => ({ value: String(days), label: t('daysOption', { days }) }))}
          />
          <div>
            <Button>{t('make')}</Button>
          </div>
        </form>
      </Section>
      <Section id="yours" title={t('yours')}>
        {tokens.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <ul>
            {tokens.map((token) => (
              <li
                key={token.id}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3"
              >
                <div className="min-w-0">
                  <p className="font-semibold">
                    {token.name} <span className="font-normal text-ink-soft">{token.prefix}…</span>
                  </p>
                  <p className="text-caption text-ink-soft">
                    {[
                      t('created', { when: when(token.createdAt) }),
                      token.revokedAt !== null
                        ? t('ended', { when: when(token.revokedAt) })
                        : token.expiresAt &&
                          t(token.isExpired ? 'expired' : 'until', { when: when(token.expiresAt) }),
                      token.lastUsedAt === null
                        ? t('neverUsed')
                        : t('used', { when: when(token.lastUsedAt) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {token.revokedAt === null && !token.isExpired && (
                  <ActionForm
                    frame={screen}
                    name={`end ${token.id}`}
                    action="/staff/api/tokens/revoke"
                    fields={{ id: token.id }}
                    className=""
                  >
                    <Button tone="grave">{t('end')}</Button>
                  </ActionForm>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </StaffFrame>
  );
}
