'use client';

import { useEffect, useRef } from 'react';
import { localCopies } from './local-copies.ts';
import { bringBack, type LocalTextFacts } from './local-texts.ts';
import { isFormOpen } from './own-tabs.ts';

/** Where no form is open: text that only this computer has goes to the server, and the page then offers it. Shows nothing. */
export function LocalKeeper({ facts }: { facts: LocalTextFacts & { key: string } }) {
  const given = useRef(facts);
  useEffect(() => {
    bringAndShow(given.current).catch(() => undefined);
  }, []);
  return null;
}

async function bringAndShow({ key, ...texts }: LocalTextFacts & { key: string }): Promise<void> {
  const copies = localCopies(texts.person.id, key);
  await copies.ready();
  const taken = await bringBack(copies, texts, isFormOpen);
  if (taken.length > 0) location.reload();
}
