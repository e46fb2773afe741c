import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import type { ShownDuplicate } from '#components/editorial/import/document-view.ts';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Projects that the document may tell of too, why, and what can be done about each. */
export function DuplicateList({
  frame,
  action,
  duplicates,
  into,
}: {
  frame: FormFrame;
  /** Where the document's forms are sent. */
  action: string;
  duplicates: readonly ShownDuplicate[];
  /** The project that the document goes into. */
  into: string | null;
}) {
  const t = staffMessages(frame.locale, 'import');
  return (
    <section aria-labelledby="duplicates" className="mb-10 border-nearly border-l-4 pl-4">
      <h2 id="duplicates" className="font-semibold">
        {t('duplicates.title')}
      </h2>
      <p className="text-ink-soft text-small">{t('duplicates.remark')}</p>
      <ul>
        {duplicates.map(({ projectId, title, lang, href, state, percent, mayEdit, reasons }) => (
          <li key={projectId} className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 py-4">
            <div className="min-w-0 max-w-measure flex-1">
              <p>
                <a href={href} lang={lang} className="font-title text-subheading">
                  {title}
                </a>
              </p>
              <p className="text-small">
                {[t('duplicates.likeness', { percent }), ...(state === null ? [] : [state]), ...reasons].join(
                  ' · ',
                )}
              </p>
            </div>
            <div className="flex flex-wrap gap-3">
              <LinkButton href={href}>
                {t('duplicates.open')}
                <VisuallyHidden>{t('duplicates.ofProject', { title })}</VisuallyHidden>
              </LinkButton>
              {mayEdit && into !== projectId && (
                <ActionForm
                  frame={frame}
                  name={`into-${projectId}`}
                  action={action}
                  fields={{ act: 'aim', projectId }}
                  className=""
                >
                  <Button tone="plain">
                    {t('duplicates.into')}
                    <VisuallyHidden>{t('duplicates.ofProject', { title })}</VisuallyHidden>
                  </Button>
                </ActionForm>
              )}
              <ActionForm
                frame={frame}
                name={`apart-${projectId}`}
                action={action}
                fields={{ act: 'apart', projectId }}
                className=""
              >
                <Button tone="plain">
                  {t('duplicates.different')}
                  <VisuallyHidden>{t('duplicates.ofProject', { title })}</VisuallyHidden>
                </Button>
              </ActionForm>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
