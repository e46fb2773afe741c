import { BeforePublishing } from '#components/editorial/editor/before-publishing.tsx';
import { EditorKeeper } from '#components/editorial/editor/editor-keeper.tsx';
import { EditorSections } from '#components/editorial/editor/editor-sections.tsx';
import type { EditorView } from '#components/editorial/editor/editor-view.ts';
import { keeperWords } from '#components/editorial/editor/keeper-words.ts';
import { Untouched } from '#components/editorial/editor/untouched.tsx';
import { formWords } from '#components/editorial/staff-form/form-words.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { carriedTexts } from '#lib/projects/form/carried-texts.ts';

/** What the form carries along and the script that keeps it needs to know. */
export interface EditorFormFacts {
  projectId: string;
  editionId: string;
  /** Editions of the project, newest first: text typed in an earlier one may lie on this computer. */
  editionIds: readonly string[];
  page: string;
  person: { id: string; email: string };
  formId: string;
  generation: number;
  baseRevision: string;
  operationId: string;
  /** With which copies on this computer are encrypted. */
  key: string;
  build: string;
  savedAt: number;
  /** True when the form shows what was just saved. */
  isJustSaved: boolean;
  editPath: string;
  recoverPath: string;
}

export interface Remark {
  field: string;
  name: string;
  message: string;
}

/** The form of a whole entry: sections, rows, and the line that says where the text is. Works without a script. */
export function EditorForm({
  view,
  facts,
  before,
  guard,
  presence,
}: {
  view: EditorView;
  facts: EditorFormFacts;
  before: readonly Remark[];
  guard: readonly Remark[];
  presence: readonly string[];
}) {
  const { locale } = view;
  const t = staffMessages(locale, 'editor');
  const mayAnything = view.mayEdit('title');
  return (
    <>
      <EditorKeeper facts={facts} words={keeperWords(locale)} signIn={formWords(locale).signIn} />
      <Untouched>
        <form id="editor" method="post" action={`/staff/api/editions/${facts.editionId}/save`} noValidate>
          <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
            {t('save')}
          </button>
          {Object.entries({
            page: facts.page,
            person: facts.person.id,
            projectId: facts.projectId,
            formId: facts.formId,
            generation: String(facts.generation),
            baseRevision: facts.baseRevision,
            operationId: facts.operationId,
            ...carriedTexts(view.draft),
          }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Registers view={view} />
          <div id="editor-presence" className="mb-4 text-ink-soft text-small empty:hidden">
            {presence.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <BeforePublishing locale={locale} before={before} guard={guard} />
          <div id="editor-fields" tabIndex={-1} className="outline-none">
            <EditorSections view={view} />
          </div>
          {mayAnything && (
            <div className="sticky bottom-0 z-10 -mx-4 border-ink border-t bg-paper px-4 py-3" data-save-bar>
              <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
                <button
                  type="submit"
                  id="editor-save"
                  aria-keyshortcuts="Control+S Meta+S"
                  className="min-h-11 cursor-pointer forced-color-adjust-none border border-accent bg-accent px-6 py-2 font-semibold text-paper hover:border-accent-deep hover:bg-accent-deep"
                >
                  {t('save')}
                </button>
                <p id="editor-status" data-status className="min-w-0 flex-1 text-small" />
                <a href="#before-publishing" className="text-small" data-before-count>
                  {before.length === 0 ? t('before.none') : t('before.title', { count: before.length })}
                </a>
              </div>
              <div id="editor-notices" className="text-small" />
              <p id="editor-announcement" role="status" className="sr-only" />
            </div>
          )}
        </form>
      </Untouched>
    </>
  );
}

/** Names that fields suggest while somebody types. */
function Registers({ view: { locale, registers } }: { view: EditorView }) {
  const above = new Map(registers.places.map(({ id, name }) => [id, name[locale]]));
  return (
    <>
      <datalist id="register-organisations">
        {registers.organisations.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name[locale]}
          </option>
        ))}
      </datalist>
      <datalist id="register-places">
        {registers.places.map(({ id, slug, name, parentId }) => (
          <option key={id} value={slug}>
            {parentId === null ? name[locale] : `${name[locale]}, ${above.get(parentId) ?? ''}`}
          </option>
        ))}
      </datalist>
    </>
  );
}
