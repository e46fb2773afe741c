import failure from '#content/messages/failure.json' with { type: 'json' };
import { locales } from '#lib/format/localized.ts';

/**
 * The page when a page failed, in both languages since nothing may be left to tell which. It needs no data and its
 * few words travel to the browser, so they are kept apart from the other messages.
 */
export function FailurePage() {
  return (
    <main className="page-width py-10 wide:py-16">
      {locales.map((locale) => {
        const words = failure[locale];
        return (
          <section key={locale} lang={locale} className="border-ink border-t pt-4 pb-12">
            <h1 className="max-w-4xl font-title text-title tracking-title">{words.title}</h1>
            <p className="mt-4 max-w-measure font-serif text-lede">{words.text}</p>
            <ul className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
              <li>
                <a href="" className="inline-block py-1">
                  {words.retry}
                </a>
              </li>
              <li>
                <a href={`/${locale}`} className="inline-block py-1">
                  {words.home}
                </a>
              </li>
            </ul>
          </section>
        );
      })}
    </main>
  );
}
