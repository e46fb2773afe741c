import type { ReactNode } from 'react';

export interface LinkProps {
  href: string;
  children: ReactNode;
  /** Language of the link's own words, where it is not the page's. */
  lang?: string | undefined;
  /** Language of the page it leads to. */
  hrefLang?: string | undefined;
  /** `text` in running text; `entry` where links stand alone in a list or heading, underlined when pointed at. */
  kind?: 'text' | 'entry' | undefined;
  rel?: string | undefined;
  /** The entry for the page or section the reader is in. */
  current?: boolean | undefined;
}

/** A plain link: a full page load, nothing fetched ahead. */
export function Link({ href, children, lang, hrefLang, kind = 'text', rel, current }: LinkProps) {
  return (
    <a
      href={href}
      lang={lang}
      hrefLang={hrefLang}
      rel={rel}
      aria-current={current ? 'page' : undefined}
      className={kind === 'entry' ? 'quiet-link' : undefined}
    >
      {children}
    </a>
  );
}
