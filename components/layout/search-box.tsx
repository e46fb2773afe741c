import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectsPath } from '#lib/paths.ts';

/** One line and a button that lead to the search page; `id` must be the only one of its name on the page. */
export function SearchBox({ locale, id }: { locale: Locale; id: string }) {
  const t = messages(locale, 'header');
  return (
    <form method="get" action={projectsPath(locale)} className="flex w-full">
      <label htmlFor={id} className="sr-only">
        {t('searchLabel')}
      </label>
      <input
        id={id}
        type="search"
        name="q"
        maxLength={200}
        autoComplete="off"
        placeholder={t('searchLabel')}
        className="min-h-10 min-w-0 flex-1 border border-rule-firm border-r-0 bg-paper px-3 py-1.5 text-ink text-small placeholder:text-ink-soft hover:border-ink"
      />
      <button
        type="submit"
        className="min-h-10 cursor-pointer border border-rule-firm px-4 py-1.5 font-semibold text-accent text-small hover:border-accent hover:text-accent-deep"
      >
        {t('search')}
      </button>
    </form>
  );
}
