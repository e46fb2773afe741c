import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { ListRow } from '#components/editorial/list-row.tsx';
import { ShownOnce } from '#components/editorial/shown-once.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { SelectField } from '#components/ui/field.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** How long a link works unless somebody says otherwise. */
const usualDays = '7';
const choices = [1, 3, 7, 14, 30];

/**
 * Links to the preview for people without an account. The form is sent without a script on purpose: the page that
 * answers it shows the new link, once.
 */
export function ShareLinks({
  editionId,
  links,
  made,
  frame,
}: {
  editionId: string;
  links: readonly { id: string; by: string; createdAt: Date; expiresAt: Date }[];
  /** The link that was just made. */
  made: { url: string; expiresAt: Date } | null;
  frame: FormFrame;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'preview');
  return (
    <Section id="share" title={t('share')} remark={t('shareText')}>
      {made && (
        <ShownOnce title={t('made')} text={made.url}>
          {t('copy')}
        </ShownOnce>
      )}
      <form
        method="post"
        action={`/staff/api/editions/${editionId}/share`}
        className="flex max-w-measure flex-wrap items-end gap-4"
      >
        <input type="hidden" name="page" value={frame.page} />
        <input type="hidden" name="person" value={frame.actor.personId} />
        <SelectField
          id="days"
          name="days"
          label={t('days')}
          options={choices.map((count) => ({ value: String(count), label: t('dayCount', { count }) }))}
          defaultValue={usualDays}
        />
        <Button tone="plain">{t('makeLink')}</Button>
      </form>
      <h3 id="links" className="mt-8 mb-2 font-semibold text-small">
        {t('links')}
      </h3>
      {links.length === 0 ? (
        <p className="text-ink-soft">{t('noLinks')}</p>
      ) : (
        <ul aria-labelledby="links" className="max-w-measure border-rule border-t">
          {links.map((link) => (
            <ListRow
              key={link.id}
              deed={
                <ActionForm
                  frame={frame}
                  name={`revoke-${link.id}`}
                  action={`/staff/api/editions/${editionId}/share/revoke`}
                  fields={{ shareLinkId: link.id }}
                  className=""
                >
                  <Button tone="plain">
                    <span aria-hidden="true">{t('revoke')}</span>
                    <VisuallyHidden>
                      {t('revokeLabel', { when: formatInstant(link.createdAt, locale) })}
                    </VisuallyHidden>
                  </Button>
                </ActionForm>
              }
            >
              <p className="text-small">
                {t('linkBy', {
                  name: link.by,
                  when: formatInstant(link.createdAt, locale),
                  until: formatInstant(link.expiresAt, locale),
                })}
              </p>
            </ListRow>
          ))}
        </ul>
      )}
    </Section>
  );
}
