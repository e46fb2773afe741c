import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  titleLang?: string | undefined;
  /** What kind of page it is: "Target group". */
  kind?: ReactNode;
  /** The title in the other language. */
  otherTitle?: { text: string; lang: string } | null | undefined;
  /** Status, dates: one line under the title. */
  meta?: ReactNode;
  /** The answer in one sentence. */
  lede?: ReactNode;
}

/** The head of a page: its one h1, set large. */
export function PageHeader({ title, titleLang, kind, otherTitle, meta, lede }: PageHeaderProps) {
  return (
    <header className="pt-6 pb-8 wide:pt-10 wide:pb-12">
      {kind && <p className="caps mb-3 text-ink-soft">{kind}</p>}
      <h1
        lang={titleLang}
        className="max-w-4xl font-title text-title tracking-title hyphens-auto wide:hyphens-manual"
      >
        {title}
      </h1>
      {otherTitle && (
        <p lang={otherTitle.lang} className="mt-3 max-w-3xl font-serif text-ink-soft text-subheading">
          {otherTitle.text}
        </p>
      )}
      {lede && <p className="mt-6 max-w-3xl font-serif text-lede">{lede}</p>}
      {meta && <div className="mt-5">{meta}</div>}
    </header>
  );
}
