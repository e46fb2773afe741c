import type { Metadata } from 'next';
import type { ReactNode } from 'react';

/** Every page of the staff area is made for whoever asks, each time; none is listed anywhere. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function StaffLayout({ children }: { children: ReactNode }) {
  return children;
}
