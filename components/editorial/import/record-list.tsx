import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import type { ShownRecord } from '#components/editorial/import/document-view.ts';
import { Button } from '#components/ui/button.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** The projects of a listing, each to be checked by itself. */
export function RecordList({
  frame,
  action,
  records,
  further,
  mayChange,
}: {
  frame: FormFrame;
  action: string;
  records: readonly ShownRecord[];
  /** How many more there are. */
  further: number;
  mayChange: boolean;
}) {
  const t = staffMessages(frame.locale, 'import');
  return (
    <>
      <p className="mb-2 text-ink-soft text-small">{t('records.remark')}</p>
      <ol>
        {records.map(({ part, title, lang, facts, count, href }) => (
          <li
            key={part}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-rule border-b py-4 first:pt-1"
          >
            <div className="min-w-0 flex-1 basis-md">
              <p lang={lang} className="font-title text-subheading">
                {title}
              </p>
              <p className="text-ink-soft text-small">
                {[facts, t('records.values', { count })].filter((fact) => fact !== '').join(' · ')}
              </p>
            </div>
            {href !== null ? (
              <a href={href} className="py-2">
                {t('records.open')}
                <VisuallyHidden>{t('duplicates.ofProject', { title })}</VisuallyHidden>
              </a>
            ) : (
              mayChange && (
                <ActionForm
                  frame={frame}
                  name={`part-${part}`}
                  action={action}
                  fields={{ act: 'part', part: String(part) }}
                  isOnce
                  className=""
                >
                  <Button tone="plain">
                    {t('records.check')}
                    <VisuallyHidden>{t('duplicates.ofProject', { title })}</VisuallyHidden>
                  </Button>
                </ActionForm>
              )
            )}
          </li>
        ))}
      </ol>
      {further > 0 && (
        <p className="mt-3 text-ink-soft text-small">{t('records.further', { count: further })}</p>
      )}
    </>
  );
}
