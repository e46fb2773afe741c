import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { ListRow } from '#components/editorial/list-row.tsx';
import { Button } from '#components/ui/button.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { ShownToken } from '#lib/web/loaders/staff/records.ts';

/** The keys of whoever looks at them; one that still works can be ended. */
export function TokenList({ frame, tokens }: { frame: FormFrame; tokens: readonly ShownToken[] }) {
  const t = staffMessages(frame.locale, 'tokens');
  if (tokens.length === 0) return <p>{t('none')}</p>;
  return (
    <ul className="border-rule border-t">
      {tokens.map((token) => (
        <ListRow
          key={token.id}
          deed={
            token.revokedAt === null &&
            !token.isExpired && (
              <ActionForm
                frame={frame}
                name={`end ${token.id}`}
                action="/staff/api/tokens/revoke"
                fields={{ id: token.id }}
                className=""
              >
                <Button tone="grave">{t('end')}</Button>
              </ActionForm>
            )
          }
        >
          <p className="font-semibold">
            {token.name} <span className="font-normal text-ink-soft">{token.prefix}…</span>
          </p>
          <p className="text-caption text-ink-soft">{storyOf(token, frame.locale)}</p>
        </ListRow>
      ))}
    </ul>
  );
}

/** When the key was made, until when it works, and when it was used. */
function storyOf(
  { createdAt, revokedAt, expiresAt, isExpired, lastUsedAt }: ShownToken,
  locale: Locale,
): string {
  const t = staffMessages(locale, 'tokens');
  const when = (instant: Date) => ({ when: formatInstant(instant, locale) });
  const end =
    revokedAt !== null
      ? t('ended', when(revokedAt))
      : expiresAt && t(isExpired ? 'expired' : 'until', when(expiresAt));
  const use = lastUsedAt === null ? t('neverUsed') : t('used', when(lastUsedAt));
  return [t('created', when(createdAt)), end, use].filter(Boolean).join(' · ');
}
