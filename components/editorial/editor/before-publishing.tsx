import type { Remark } from '#components/editorial/editor/editor-form.tsx';
import { anchorOf } from '#components/editorial/review/difference-view.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { formSections } from '#lib/projects/form/fields.ts';

/** The way through the entry, and what stands between it and the public: each with a link to its field. */
export function BeforePublishing({
  locale,
  before,
  guard,
}: {
  locale: Locale;
  before: readonly Remark[];
  guard: readonly Remark[];
}) {
  const t = staffMessages(locale, 'editor');
  return (
    <div className="mb-8 grid grid-cols-1 gap-6 wide:grid-cols-2">
      <nav id="editor-sections" tabIndex={-1} aria-label={t('nav')} className="scroll-mt-4 outline-none">
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-small">
          {formSections.map((section) => (
            <li key={section}>
              <a href={`#section-${section}`} className="inline-block py-1">
                {t(`section.${section}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div id="before-publishing" tabIndex={-1} className="scroll-mt-4 outline-none">
        <h2 className="font-semibold" data-before-title>
          {before.length === 0 ? t('before.none') : t('before.title', { count: before.length })}
        </h2>
        <RemarkList remarks={before} name="before" />
        <h2 className="mt-3 font-semibold" data-guard-title hidden={guard.length === 0}>
          {t('before.guard', { count: guard.length })}
        </h2>
        <RemarkList remarks={guard} name="guard" />
      </div>
    </div>
  );
}

function RemarkList({ remarks, name }: { remarks: readonly Remark[]; name: string }) {
  return (
    <ul data-remarks={name} className="text-small">
      {remarks.map(({ field, name: called, message }) => (
        <li key={`${field} ${message}`} className="py-1">
          <a href={`#${anchorOf(field)}`}>{called}</a>
          {' – '}
          {message}
        </li>
      ))}
    </ul>
  );
}
