import type { ReactNode } from 'react';

export interface LocalizedProps {
  children: ReactNode;
  /** Language of the text, where it is not the page's. */
  lang?: string | undefined;
  /** "in English only", in the page's language; printed when `lang` is given. */
  note?: string | undefined;
}

/** Text that may be in another language than the page, which it then says. */
export function Localized({ children, lang, note }: LocalizedProps) {
  if (!lang) return <>{children}</>;
  return (
    <>
      <span lang={lang}>{children}</span>
      {note && <span className="font-plain text-caption text-ink-soft"> ({note})</span>}
    </>
  );
}
