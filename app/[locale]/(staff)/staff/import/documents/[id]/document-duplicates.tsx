import { DuplicateList } from '#components/editorial/import/duplicate-list.tsx';
import { ToldApartList } from '#components/editorial/told-apart-list.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { ImportedDocument } from '#lib/web/loaders/staff/imported-document.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** What may be here already, and what was told apart; above both what was just said of one of them. */
export function DocumentDuplicates({
  screen,
  action,
  shown,
  judged,
}: {
  screen: Screen;
  action: string;
  shown: ImportedDocument;
  /** Ids of projects that the page was just told apart from, or again not. */
  judged: { apart: string; together: string };
}) {
  const { locale } = screen;
  const t = staffMessages(locale, 'import');
  const { duplicates, apart, into, mayChange } = shown;
  const isOpen = shown.state === 'open';
  const toldApart = titleIn(apart, judged.apart);
  const together = titleIn(duplicates, judged.together);
  return (
    <>
      {(toldApart ?? together) !== null && (
        <div className="mb-8 grid gap-4">
          {toldApart !== null && <Notice live>{t('duplicates.toldApart', { title: toldApart })}</Notice>}
          {together !== null && <Notice live>{t('duplicates.together', { title: together })}</Notice>}
        </div>
      )}
      {isOpen && duplicates.length > 0 && (
        <DuplicateList frame={screen} action={action} duplicates={duplicates} into={into?.id ?? null} />
      )}
      {isOpen && mayChange && apart.length > 0 && (
        <div className="mb-10">
          <ToldApartList
            frame={screen}
            action={action}
            remark={staffMessages(locale, 'merge')('apart.hint')}
            pairs={apart.map(({ projectId, ...telling }) => ({
              ...telling,
              id: projectId,
              fields: { projectId },
            }))}
          />
        </div>
      )}
    </>
  );
}

/** The title of the project of which something was just said, where that holds; null otherwise. */
function titleIn(
  projects: readonly { projectId: string; title: string }[],
  projectId: string,
): string | null {
  return projects.find((project) => project.projectId === projectId)?.title ?? null;
}
