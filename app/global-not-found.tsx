import '#app/globals.css';
import type { Metadata } from 'next';
import { Document } from '#components/layout/document.tsx';
import { NotFoundPage } from '#components/layout/not-found-page.tsx';
import { messages } from '#lib/i18n/messages.ts';

export const metadata: Metadata = { title: messages('en', 'states')('notFoundTitle') };

/** Addresses outside both languages. */
export default function GlobalNotFound() {
  return (
    <Document locale="en">
      <NotFoundPage locale="en" />
    </Document>
  );
}
