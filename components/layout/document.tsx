import type { ReactNode } from 'react';
import type { Locale } from '#lib/format/localized.ts';

/** The files of the typefaces that the first screen needs, by language. Digits and signs are in the Latin ones. */
const firstFonts: Record<Locale, readonly string[]> = {
  en: ['sans-latin', 'serif-display-latin', 'serif-text-latin'],
  bg: ['sans-cyrillic', 'serif-display-cyrillic', 'serif-text-cyrillic', 'sans-latin'],
};

/** The document around every page, error pages included. */
export function Document({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <html lang={locale}>
      <head>
        {firstFonts[locale].map((name) => (
          <link
            key={name}
            rel="preload"
            as="font"
            type="font/woff2"
            href={`/fonts/v1/${name}.woff2`}
            crossOrigin="anonymous"
          />
        ))}
      </head>
      <body className="flex flex-col">{children}</body>
    </html>
  );
}
