import { ActionForm } from '#components/editorial/action-form.tsx';
import { ListRow } from '#components/editorial/list-row.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { projectTrashDays } from '#lib/projects/rules/trash.ts';
import { loadTrash } from '#lib/web/loaders/staff/entries.ts';
import { readEntryAddress } from '#lib/web/staff/entry-address.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('trash');

export default async function TrashPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['trash'], searchParams);
  const { locale } = screen;
  const { after } = readEntryAddress(await searchParams);
  const { rows, next } = await loadTrash(screen.actor, after, locale);
  const t = staffMessages(locale, 'trash');
  const path = staffPath(locale, 'trash');
  return (
    <StaffFrame screen={screen} title={t('title')} lede={t('lede', { days: projectTrashDays })} crumbs={[]}>
      {rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <ul aria-label={t('caption')} className="border-ink border-t">
          {rows.map((row) => (
            <ListRow
              key={row.projectId}
              deed={
                row.mayRestore && (
                  <ActionForm
                    frame={screen}
                    name={`restore-${row.projectId}`}
                    action={`/staff/api/projects/${row.projectId}/restore`}
                    className=""
                  >
                    <Button tone="plain">
                      <span aria-hidden="true">{t('restore')}</span>
                      <VisuallyHidden>{t('restoreLabel', { title: row.title })}</VisuallyHidden>
                    </Button>
                  </ActionForm>
                )
              }
            >
              <a
                href={staffPath(locale, 'projects', row.projectId, 'history')}
                lang={langUnlessSame(row.titleLang, locale)}
                className="quiet-link font-semibold"
              >
                {row.title}
              </a>
              <p className="text-ink-soft text-small">
                {t('putAway', { when: formatInstant(row.changedAt, locale), name: row.changedBy })}
              </p>
            </ListRow>
          ))}
        </ul>
      )}
      <ListSteps
        path={path}
        next={next === null ? undefined : { label: t('next'), query: { after: next } }}
      />
    </StaffFrame>
  );
}
