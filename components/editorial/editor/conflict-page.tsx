import { LongText } from '#components/editorial/long-text.tsx';
import { ProjectScreen, type ScreenProject } from '#components/editorial/project-screen.tsx';
import { anchorOf, MarkedText, type ShownMark } from '#components/editorial/review/difference-view.tsx';
import type { FramePerson } from '#components/editorial/staff-frame.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import type { Draft } from '#lib/versioning/draft.ts';

interface ShownConflict {
  path: string;
  name: string;
  lang: Locale | null;
  base: string;
  mine: string;
  theirs: string;
  mineMarks: readonly ShownMark[];
  theirMarks: readonly ShownMark[];
}

export interface ConflictPageProps {
  locale: Locale;
  page: string;
  actor: FramePerson;
  screen: {
    project: ScreenProject;
    by: string;
    when: string;
    form: { formId: string; editionId: string; baseRevision: string; against: string; draft: Draft } | null;
    conflicts: readonly ShownConflict[];
    others: number;
  };
  returned: {
    values: Readonly<Record<string, string>>;
    issues: readonly { field: string; message: string }[];
  } | null;
  /** Made with the page, so that a second press of the button is the same save. */
  operationId: string;
}

/** Both texts of every field that two people changed, and for each what is saved. Works without a script. */
export function ConflictPage({ locale, page, actor, screen, returned, operationId }: ConflictPageProps) {
  const t = staffMessages(locale, 'conflict');
  const { project, form, conflicts, by, when, others } = screen;
  const edit = staffPath(locale, 'projects', project.projectId, 'edit');
  const isOver = form === null || conflicts.length === 0;
  return (
    <ProjectScreen
      locale={locale}
      page={page}
      actor={actor}
      project={project}
      tab="edit"
      name={t('title')}
      lede={isOver ? undefined : t('lede', { name: by, when })}
    >
      {returned !== null && (
        <ErrorSummary
          title={t('title')}
          issues={returned.issues.map(({ field, message }) => ({ message, href: placeOf(field) }))}
        />
      )}
      {isOver ? (
        <EmptyState title={t('none')}>
          <LinkButton href={form === null ? edit : `${edit}?${new URLSearchParams({ form: form.formId })}`}>
            {t('back')}
          </LinkButton>
        </EmptyState>
      ) : (
        <form method="post" action={`/staff/api/editions/${form.editionId}/save`}>
          {Object.entries({
            page,
            person: actor.personId,
            projectId: project.projectId,
            formId: form.formId,
            baseRevision: form.baseRevision,
            against: form.against,
            operationId,
            ...form.draft,
          }).map(([name, value]) => (
            <Carried key={name} name={name} value={value} />
          ))}
          {conflicts.map((conflict) => (
            <OneConflict
              key={conflict.path}
              conflict={conflict}
              locale={locale}
              by={by}
              values={returned?.values ?? {}}
            />
          ))}
          <p className="mb-4 text-ink-soft text-small">{t('others', { count: Math.max(0, others) })}</p>
          <div className="flex flex-wrap gap-3">
            <Button>{t('save')}</Button>
            <LinkButton href={`${edit}?${new URLSearchParams({ form: form.formId })}`}>
              {t('back')}
            </LinkButton>
          </div>
        </form>
      )}
    </ProjectScreen>
  );
}

/** Where the text of a field is written anew; elsewhere nothing is to be mended. */
const placeOf = (field: string) =>
  field.startsWith('text:') ? `#${anchorOf(field.slice('text:'.length))}-text` : undefined;

/** A text that goes along unseen; a line of input would lose its line breaks, a hidden field keeps them. */
const Carried = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
);

function OneConflict({
  conflict,
  locale,
  by,
  values,
}: {
  conflict: ShownConflict;
  locale: Locale;
  by: string;
  values: Readonly<Record<string, string>>;
}) {
  const t = staffMessages(locale, 'conflict');
  const { path, name, lang, base, mine, theirs, mineMarks, theirMarks } = conflict;
  const chosen = values[`resolve:${path}`] ?? 'mine';
  const column = (title: string, text: string, marks: readonly ShownMark[]) => (
    <div className="min-w-0 border-rule border-t pt-2">
      <h3 className="mb-1 font-semibold text-small">{title}</h3>
      {text === '' ? (
        <p className="text-ink-soft italic">{t('empty')}</p>
      ) : (
        <MarkedText marks={marks} lang={lang} locale={locale} />
      )}
    </div>
  );
  const choices = { mine: 'keepMine', theirs: 'keepTheirs', both: 'keepBoth', edit: 'edit' } as const;
  return (
    <section id={anchorOf(path)} data-conflict={path} className="mb-10 border-ink border-t pt-3">
      <h2 className="mb-3 font-title text-subheading">{name}</h2>
      <div className="grid grid-cols-1 gap-6 wide:grid-cols-3">
        {column(t('base'), base, [{ kind: 'same', text: base }])}
        {column(t('theirs', { name: by }), theirs, theirMarks)}
        {column(t('mine'), mine, mineMarks)}
      </div>
      <input type="hidden" name={`mine:${path}`} value={mine} />
      <input type="hidden" name={`theirs:${path}`} value={theirs} />
      <fieldset className="mt-4">
        <legend className="mb-1 font-semibold text-small">{t('choice', { field: name })}</legend>
        <div className="flex flex-wrap gap-x-8">
          {Object.entries(choices).map(([value, label]) => (
            <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2">
              <input
                type="radio"
                name={`resolve:${path}`}
                value={value}
                defaultChecked={chosen === value}
                className="size-6 shrink-0 accent-accent"
              />
              {t(label)}
            </label>
          ))}
        </div>
      </fieldset>
      <label htmlFor={`${anchorOf(path)}-text`} className="mt-2 mb-1 block font-semibold text-small">
        {`${t('edit')}: ${t('text')}`}
      </label>
      <LongText
        id={`${anchorOf(path)}-text`}
        name={`text:${path}`}
        lang={lang ?? undefined}
        defaultValue={values[`text:${path}`] ?? mine}
        rows={Math.min(16, Math.max(2, Math.ceil(mine.length / 80)))}
        className="block w-full resize-y border border-rule-firm bg-paper px-3 py-2 font-serif hover:border-ink"
      />
    </section>
  );
}
