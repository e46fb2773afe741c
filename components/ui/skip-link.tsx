import type { ReactNode } from 'react';

/** The first thing the keyboard reaches; unseen until then. */
export function SkipLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      data-screen
      className="absolute top-0 left-0 z-10 -translate-y-full forced-color-adjust-none bg-ink px-4 py-3 text-paper hover:text-paper focus:translate-y-0"
    >
      {children}
    </a>
  );
}
