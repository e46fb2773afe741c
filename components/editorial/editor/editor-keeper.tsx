'use client';

import { useEffect, useRef } from 'react';
import type { EditorFormFacts } from '#components/editorial/editor/editor-form.tsx';
import { EditorSession } from '#components/editorial/editor/editor-session.ts';
import type { KeeperWords } from '#components/editorial/editor/keeper-words.ts';
import { useSessionDialog } from '#components/editorial/session-dialog.tsx';
import type { SignInWords } from '#components/editorial/staff-form/form-words.ts';

/** Brings the form to life: the copies, the status line, the rows, the marks. It shows nothing but the dialog to sign in. */
export function EditorKeeper({
  facts,
  words,
  signIn,
}: {
  facts: EditorFormFacts;
  words: KeeperWords;
  signIn: SignInWords;
}) {
  const session = useSessionDialog({ words: signIn, page: facts.page, email: facts.person.email });
  const ask = useRef(session.signIn);
  // The server makes the page anew whenever its facts change, so those of the first render stay true.
  const given = useRef({ facts, words });
  useEffect(() => {
    ask.current = session.signIn;
  });
  useEffect(() => {
    const form = document.getElementById('editor');
    if (!(form instanceof HTMLFormElement)) return;
    const open = new EditorSession(form, given.current.facts, given.current.words, () => ask.current());
    return () => open.close();
  }, []);
  return session.dialog;
}
