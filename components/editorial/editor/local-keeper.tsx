'use client';

import { useEffect, useRef } from 'react';
import { openLocalCopies } from './local-copies.ts';
import { bringBack, type LocalTextFacts } from './local-texts.ts';
import { isFormOpen } from './own-tabs.ts';

/** Where no form is open: text that only this computer has goes to the server, and the page then offers it. Shows nothing. */
export function LocalKeeper({ facts }: { facts: LocalTextFacts & { key: string } }) {
  const given = useRef(facts);
  useEffect(() => {
    const { key, ...texts } = given.current;
    openLocalCopies(texts.person.id, key)
      .then((copies) => bringBack(copies, texts, isFormOpen))
      .then((taken) => {
        if (taken.length > 0) location.reload();
      })
      .catch(() => undefined);
  }, []);
  return null;
}
