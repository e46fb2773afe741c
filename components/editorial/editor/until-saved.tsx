'use client';

import { type ReactNode, useEffect, useState } from 'react';

/** What is true of the text only until it is saved: gone with the first save of this page, not with the next visit. */
export function UntilSaved({ children }: { children: ReactNode }) {
  const [isSaved, setIsSaved] = useState(false);
  useEffect(() => {
    const form = document.getElementById('editor');
    if (form === null) return;
    const observer = new MutationObserver(() => {
      if (form.dataset['status'] === 'saved') setIsSaved(true);
    });
    observer.observe(form, { attributeFilter: ['data-status'] });
    return () => observer.disconnect();
  }, []);
  return isSaved ? null : children;
}
