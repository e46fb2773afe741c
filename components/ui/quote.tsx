import type { ReactNode } from 'react';

/** The words of a source, exactly, with where they stand. The quotation marks are the page language's. */
export function Quote({
  children,
  lang,
  source,
}: {
  children: ReactNode;
  lang?: string | undefined;
  source: ReactNode;
}) {
  return (
    <figure className="max-w-measure border-rule border-l pl-4">
      <blockquote lang={lang} className="font-serif">
        <q>{children}</q>
      </blockquote>
      <figcaption className="mt-1 text-caption text-ink-soft">{source}</figcaption>
    </figure>
  );
}
