import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { ListRow } from '#components/editorial/list-row.tsx';
import { Button } from '#components/ui/button.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { UndoableMerge } from '#lib/organisations/schema.ts';

/** Organisations that were merged into one, each with the way to take it out again while that is possible. */
export function UndoableMerges({ frame, merges }: { frame: FormFrame; merges: readonly UndoableMerge[] }) {
  const { locale } = frame;
  const t = staffMessages(locale, 'registers');
  return (
    <ul className="border-ink border-t">
      {merges.map(({ from, nameEn, nameBg, at, until }) => {
        const name = locale === 'en' ? nameEn : nameBg;
        return (
          <ListRow
            key={from}
            deed={
              <ActionForm
                frame={frame}
                name={`part ${from}`}
                action="/staff/api/registers/organisations/undo-merge"
                fields={{ from }}
                className=""
              >
                <Button tone="plain">
                  <span aria-hidden="true">{t('organisation.undoMerge')}</span>
                  <VisuallyHidden>{t('organisation.undoMergeOf', { name })}</VisuallyHidden>
                </Button>
              </ActionForm>
            }
          >
            <p className="font-semibold">{name}</p>
            <p className="text-ink-soft text-small">
              {t('organisation.mergedOn', {
                when: formatInstant(at, locale),
                until: formatInstant(until, locale),
              })}
            </p>
          </ListRow>
        );
      })}
    </ul>
  );
}
