import failure from '#content/messages/failure.json' with { type: 'json' };

/**
 * The page when a page failed, in both languages since nothing may be left to tell which. It needs no data and its
 * few words travel to the browser, so they are kept apart from the other messages.
 */
export function FailurePage() {
  return (
    <main className="page-width py-10 wide:py-16">
      <title>{`${failure.en.title} · ${failure.bg.title}`}</title>
      {Object.entries(failure).map(([locale, words], index) => (
        <section key={locale} lang={locale} className="border-ink border-t pt-4 pb-12">
          <Title level={index === 0 ? 1 : 2}>{words.title}</Title>
          <p className="mt-4 max-w-measure font-serif text-lede">{words.text}</p>
          <ul className="mt-6 flex flex-wrap gap-x-8 gap-y-2">
            <li>
              <a href="?" className="inline-block py-1">
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
      ))}
    </main>
  );
}

function Title({ level, children }: { level: 1 | 2; children: string }) {
  const Tag = `h${level}` as const;
  return <Tag className="max-w-4xl font-title text-title tracking-title">{children}</Tag>;
}
