import type { ReactNode } from 'react';
import { EditorForm, type EditorFormFacts, type Remark } from '#components/editorial/editor/editor-form.tsx';
import { type EditorView } from '#components/editorial/editor/editor-view.ts';
import { LocalKeeper } from '#components/editorial/editor/local-keeper.tsx';
import { UntilSaved } from '#components/editorial/editor/until-saved.tsx';
import { ProjectScreen, type ScreenProject } from '#components/editorial/project-screen.tsx';
import { anchorOf } from '#components/editorial/review/difference-view.tsx';
import { StaffForm } from '#components/editorial/staff-form.tsx';
import type { FramePerson } from '#components/editorial/staff-frame.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import type { ShownReading } from '#lib/projects/form/sentences.ts';
import type { Statement } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** All that the page shows, as its loader gives it. */
export interface ShownEditor {
  project: ScreenProject;
  edition: { id: string; state: string; reason: string | null; scheduledFor: string | null } | null;
  editionIds: readonly string[];
  draft: Draft;
  statements: readonly Statement[];
  registers: FormRegisters;
  remarks: {
    readings: Readonly<Record<string, ShownReading>>;
    before: readonly Remark[];
    guard: readonly Remark[];
  };
  unknown: readonly string[];
  notes: readonly { id: string; path: string; text: string; by: string }[];
  mayEdit: 'everything' | readonly string[] | 'nothing';
  form: Pick<EditorFormFacts, 'formId' | 'generation' | 'baseRevision' | 'operationId' | 'key' | 'build'>;
  lastRevision: { number: number; name: string; when: string; at: number };
  goesOnFrom: string | null;
  unsaved: readonly { formId: string; when: string }[];
  presence: readonly string[];
  voidsApproval: boolean;
}

interface EditorPageProps {
  locale: Locale;
  page: string;
  actor: FramePerson & { email: string };
  screen: ShownEditor;
  returned: { issues: readonly { field: string; message: string }[] } | null;
  isJustSaved: boolean;
}

/** The editor of a project: what must be known before the first keystroke, then the form. */
export function EditorPage(props: EditorPageProps) {
  const { locale, page, actor, screen, returned } = props;
  const { project, edition } = screen;
  const t = staffMessages(locale, 'editor');
  return (
    <ProjectScreen
      locale={locale}
      page={page}
      actor={actor}
      project={project}
      tab="edit"
      lede={t('revision', { ...screen.lastRevision })}
      skips={edition === null ? [] : [{ href: '#editor-fields', label: t('toFields') }]}
    >
      {returned !== null && (
        <ErrorSummary
          title={t('summary.title')}
          issues={[
            ...returned.issues.map(({ field, message }) => ({
              message,
              href: field === '' ? undefined : `#${anchorOf(field)}`,
            })),
            { message: t('summary.kept') },
          ]}
        />
      )}
      <Unsaved {...props} />
      {edition === null ? <NothingOpen {...props} /> : <OpenEditor {...props} editionId={edition.id} />}
    </ProjectScreen>
  );
}

function OpenEditor(props: EditorPageProps & { editionId: string }) {
  const { locale, page, actor, screen, isJustSaved, editionId } = props;
  const { project, draft, remarks, mayEdit, edition, unknown } = screen;
  const t = staffMessages(locale, 'editor');
  const path = (name: string) => staffPath(locale, 'projects', project.projectId, name);
  const facts: EditorFormFacts = {
    ...screen.form,
    projectId: project.projectId,
    editionId,
    editionIds: screen.editionIds,
    page,
    person: { id: actor.personId, email: actor.email },
    savedAt: screen.lastRevision.at,
    isJustSaved,
    editPath: path('edit'),
    recoverPath: path('recover'),
  };
  return (
    <>
      <Notices>
        {screen.voidsApproval && (
          <Notice tone="warning">
            {edition?.scheduledFor ? t('scheduledVoids', { when: edition.scheduledFor }) : t('voids')}
          </Notice>
        )}
        {edition?.state === 'changes-asked' && edition.reason !== null && (
          <Notice tone="warning">{t('changesAsked', { reason: edition.reason })}</Notice>
        )}
        {mayEdit === 'nothing' && <Notice>{t('readOnly')}</Notice>}
        {typeof mayEdit !== 'string' && <Notice>{t('someFields')}</Notice>}
        {isJustSaved && (
          <Notice live>
            {t('savedNow')} {t('revision', { ...screen.lastRevision })}
          </Notice>
        )}
        {unknown.length > 0 && (
          <p className="text-ink-soft text-small">
            {t('before.unknown', { facts: unknown.map((fact) => t(`field.${fact as 'grant'}`)).join(', ') })}
          </p>
        )}
      </Notices>
      <EditorForm
        view={viewOf(locale, screen, draft, editionId)}
        facts={facts}
        before={remarks.before}
        guard={remarks.guard}
        presence={screen.presence}
      />
    </>
  );
}

function viewOf(locale: Locale, screen: ShownEditor, draft: Draft, editionId: string): EditorView {
  const { remarks, mayEdit } = screen;
  const sourceIds = (draft['sources'] ?? '').split(' ').filter((id) => id !== '');
  const byField = Map.groupBy(remarks.before, ({ field }) => field);
  return {
    locale,
    draft,
    registers: screen.registers,
    statements: screen.statements,
    sources: sourceIds.map((id) => ({ id, title: draft[`sources[${id}].title`] ?? id })),
    issues: Object.fromEntries(
      [...byField].map(([field, all]) => [field, all.map(({ message }) => message)]),
    ),
    readings: remarks.readings,
    notes: Object.fromEntries(Map.groupBy(screen.notes, ({ path }) => path)),
    mayEdit: (path) =>
      mayEdit === 'everything' ||
      (mayEdit !== 'nothing' && mayEdit.includes(/^(?:source:|quote:)?([a-zA-Z]+)/.exec(path)?.[1] ?? '')),
    rowsAction: `/staff/api/editions/${editionId}/rows`,
  };
}

/** Text that was typed and never saved: offered, never put into the form by itself. */
function Unsaved({ locale, screen }: EditorPageProps) {
  const t = staffMessages(locale, 'editor');
  const { projectId } = screen.project;
  const to = (name: string, formId?: string) =>
    `${staffPath(locale, 'projects', projectId, name)}${formId === undefined ? '' : `?${new URLSearchParams({ form: formId })}`}`;
  return (
    <Notices>
      {screen.goesOnFrom !== null && (
        <UntilSaved>
          <Notice tone="warning" title={t('recoveredNow.title', { when: screen.goesOnFrom })}>
            {t('recoveredNow.text')}{' '}
            <a href={to('edit')} className="inline-block py-1">
              {t('recoveredNow.undo')}
            </a>
          </Notice>
        </UntilSaved>
      )}
      {screen.unsaved.map(({ formId, when }) => (
        <div key={formId} data-unsaved={formId}>
          <Notice tone="warning" title={t('unsaved.title')}>
            <p>{t('unsaved.text', { when })}</p>
            <p className="mt-2 flex flex-wrap gap-3">
              <LinkButton href={to('recover', formId)}>{t('unsaved.compare')}</LinkButton>
              {screen.edition !== null && (
                <LinkButton href={to('edit', formId)}>{t('unsaved.go')}</LinkButton>
              )}
            </p>
          </Notice>
        </div>
      ))}
    </Notices>
  );
}

function NothingOpen({ locale, page, actor, screen }: EditorPageProps) {
  const t = staffMessages(locale, 'editor');
  const { projectId, state } = screen.project;
  const isClosed = state === 'trashed' || state === 'merged' || state === 'gone';
  const { editionIds, form } = screen;
  return (
    <EmptyState title={isClosed ? t(`closed.${state}`) : t('closed.title')}>
      {screen.mayEdit !== 'nothing' && (
        <LocalKeeper facts={{ page, person: { id: actor.personId }, editionIds, key: form.key }} />
      )}
      {isClosed ? (
        <a href={staffPath(locale, 'projects', projectId, 'manage')}>{t('closed.manage')}</a>
      ) : (
        <>
          <p>{t('closed.text')}</p>
          {screen.mayEdit !== 'nothing' && (
            <StaffForm
              locale={locale}
              action={`/staff/api/projects/${encodeURIComponent(projectId)}/open`}
              page={page}
              actor={actor}
              className="mt-4"
            >
              <Button>{t('closed.open')}</Button>
            </StaffForm>
          )}
        </>
      )}
    </EmptyState>
  );
}

const Notices = ({ children }: { children: ReactNode }) => (
  <div className="mb-6 grid grid-cols-1 gap-4 empty:hidden">{children}</div>
);
