'use client';

import type { ReactNode } from 'react';

/**
 * Markup that React leaves as the server printed it: it neither hydrates nor ever renders it again. A form inside keeps
 * what was typed before the scripts came, which hydration would put back, and typing in it costs React nothing.
 */
export function Untouched({ children }: { children: ReactNode }) {
  if (typeof window === 'undefined') return <div>{children}</div>;
  // An element with markup of its own has no children to compare; what it says here is not written over what stands.
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: '' }} />;
}
