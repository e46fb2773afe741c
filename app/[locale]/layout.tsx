import '#app/globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { DemoBanner } from '#components/layout/demo-banner.tsx';
import { Document } from '#components/layout/document.tsx';
import { localeFrom } from '#lib/i18n/locale.ts';
import { isDemoSite } from '#lib/web/demo.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

export function generateMetadata(): Metadata {
  return {
    metadataBase: siteOrigin(),
    icons: {
      icon: [{ url: '/favicon.svg', type: 'image/svg+xml' }],
      apple: '/apple-touch-icon.png',
    },
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export default async function RootLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const locale = localeFrom((await params).locale) ?? 'en';
  return (
    <Document locale={locale}>
      {isDemoSite() && <DemoBanner locale={locale} />}
      {children}
    </Document>
  );
}
