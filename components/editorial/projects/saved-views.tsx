import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { StaffField } from '#components/editorial/staff-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** Filters that somebody keeps under a name: links to each, and folded away how to keep and remove them. */
export function SavedViews({
  views,
  query,
  frame,
}: {
  views: readonly { id: string; name: string; query: string }[];
  /** The filters of this page. */
  query: string;
  frame: FormFrame;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'projects');
  const posted = postedValues(frame, 'keep-view');
  const path = staffPath(locale, 'projects');
  return (
    <section data-screen aria-labelledby="views" className="mb-8">
      <h2 id="views" className="caps mb-2 text-ink-soft">
        {t('views')}
      </h2>
      {views.length === 0 ? (
        <p className="text-ink-soft text-small">{t('noViews')}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {views.map((view) => (
            <li key={view.id}>
              <a
                href={view.query === '' ? path : `${path}?${view.query}`}
                aria-current={view.query === query ? 'page' : undefined}
                className="inline-block py-1 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
              >
                {view.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary={t('manageViews')} open={posted['form'] !== undefined}>
        <div className="grid gap-6">
          <ActionForm frame={frame} name="keep-view" action="/staff/api/views" fields={{ query }}>
            <StaffField
              id="name"
              name="name"
              label={t('viewName')}
              hint={t('viewHint')}
              maxLength={60}
              defaultValue={posted['name'] ?? ''}
            />
            <div>
              <Button tone="plain">{t('keepView')}</Button>
            </div>
          </ActionForm>
          {views.length > 0 && (
            <ul className="flex flex-wrap gap-4">
              {views.map((view) => (
                <li key={view.id}>
                  <ActionForm
                    frame={frame}
                    name={`remove-${view.id}`}
                    action="/staff/api/views/remove"
                    fields={{ viewId: view.id }}
                    className=""
                  >
                    <Button tone="plain">{t('removeView', { name: view.name })}</Button>
                  </ActionForm>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Disclosure>
    </section>
  );
}
