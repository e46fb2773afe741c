import type { ReactNode } from 'react';

export interface MenuProps {
  /** What the reader sees and hears of the closed menu. */
  summary: ReactNode;
  children: ReactNode;
  /** `end` opens towards the left, for a menu at the right edge. */
  side?: 'start' | 'end' | undefined;
}

/** A few entries behind one word; opens without a script. Entries are `MenuLink`s or forms with one button. */
export function Menu({ summary, children, side = 'start' }: MenuProps) {
  return (
    <details className="group/menu relative">
      <summary className="flex min-h-8 list-none items-center gap-2 py-1 text-accent text-small hover:text-accent-deep [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 truncate">{summary}</span>
        <svg
          viewBox="0 0 10 10"
          width="9"
          height="9"
          aria-hidden="true"
          className="shrink-0 group-open/menu:rotate-180"
        >
          <path d="M1 3h8L5 8Z" fill="currentColor" />
        </svg>
      </summary>
      <div
        className={`absolute top-full z-20 mt-1 grid w-max min-w-full max-w-[80vw] border border-rule-firm bg-paper py-2 ${side === 'end' ? 'right-0' : 'left-0'}`}
      >
        {children}
      </div>
    </details>
  );
}

const entry = 'block w-full px-4 py-2 text-left text-small quiet-link hover:bg-paper-deep';

/** An entry that leads somewhere. */
export function MenuLink({
  href,
  lang,
  children,
}: {
  href: string;
  lang?: string | undefined;
  children: ReactNode;
}) {
  return (
    <a href={href} lang={lang} hrefLang={lang} className={entry}>
      {children}
    </a>
  );
}

/** An entry that sends the form it stands in. */
export function MenuButton({ children }: { children: ReactNode }) {
  return (
    <button type="submit" className={`${entry} cursor-pointer text-accent`}>
      {children}
    </button>
  );
}
