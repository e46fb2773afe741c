'use client';

import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '#components/editorial/dialog.tsx';
import type { SignInWords } from '#components/editorial/staff-form/form-words.ts';
import { askStaff, type Sent, sendForm } from '#components/editorial/staff-form/send.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';

export interface SessionDialogOptions {
  words: SignInWords;
  /** Address of the page, for its language. */
  page: string;
  /** Whom the page was made for; their e-mail is filled in. */
  email?: string | undefined;
}

export interface SessionDialog {
  /** Put it beside the form, never inside. */
  dialog: ReactNode;
  /** Shows the dialog; the id of whoever signed in, or null when they gave up. */
  signIn: () => Promise<string | null>;
}

type Step = 'closed' | 'password' | 'code';

interface Standing {
  /** Who is signed in now, all factors shown; null when nobody. */
  personId: string | null;
  lacksFactor: boolean;
}

async function askStanding(): Promise<Standing> {
  const sent = await askStaff('/staff/api/session');
  if (sent.ok) return { personId: (sent.value as { personId: string }).personId, lacksFactor: false };
  return { personId: null, lacksFactor: sent.issues.some(({ code }) => code === 'second-factor') };
}

/** Signs somebody in again over a page whose session ended, without leaving it. */
export function useSessionDialog({ words, page, email }: SessionDialogOptions): SessionDialog {
  const [step, setStep] = useState<Step>('closed');
  const [error, setError] = useState<string | null>(null);
  const settle = useRef<(personId: string | null) => void>(() => {});
  const id = useId();

  // The second question takes the place of the first; whoever types goes on typing.
  useEffect(() => {
    if (step === 'code') document.getElementById(`${id}-code`)?.focus();
  }, [step, id]);

  const end = (personId: string | null) => {
    setStep('closed');
    setError(null);
    settle.current(personId);
  };
  const signIn = async () => {
    const { personId, lacksFactor } = await askStanding();
    // Signed in meanwhile, elsewhere in this browser: nothing to ask.
    if (personId !== null) return personId;
    setStep(lacksFactor ? 'code' : 'password');
    return new Promise<string | null>((resolve) => {
      settle.current = resolve;
    });
  };
  const goOn = async (sent: Sent | null) => {
    if (sent !== null && !sent.ok) return setError(sent.issues[0]?.message ?? words.stillOut);
    const { personId, lacksFactor } = await askStanding();
    if (personId !== null) return end(personId);
    setError(lacksFactor ? null : words.stillOut);
    setStep(lacksFactor ? 'code' : 'password');
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    fields.set('page', page);
    await goOn(await sendForm(step === 'code' ? '/staff/api/second-factor' : '/staff/api/sign-in', fields));
  };

  const [, locale = 'en'] = page.split('/');
  const dialog = (
    <Dialog isOpen={step !== 'closed'} onCancel={() => end(null)} title={words.title} titleId={`${id}-title`}>
      <p>{words.text}</p>
      {error !== null && (
        <p role="alert" className="mt-3 font-semibold text-missed">
          {error}
        </p>
      )}
      <form method="post" onSubmit={(event) => void submit(event)} className="mt-4 grid gap-4">
        {step === 'code' ? (
          <CodeField id={id} words={words} />
        ) : (
          <PasswordFields id={id} words={words} email={email} />
        )}
        <div className="flex flex-wrap gap-3">
          <Button>{words.submit}</Button>
          <Button tone="plain" type="button" onClick={() => end(null)}>
            {words.cancel}
          </Button>
        </div>
      </form>
      <p className="mt-5 flex flex-wrap gap-x-6 text-small">
        <a href={`/${locale}/staff/sign-in`} target="_blank" rel="noopener" className="inline-block py-1">
          {words.otherWay}
        </a>
        <button
          type="button"
          onClick={() => void goOn(null)}
          className="min-h-8 cursor-pointer text-accent underline"
        >
          {words.done}
        </button>
      </p>
    </Dialog>
  );
  return { dialog, signIn };
}

function CodeField({ id, words }: { id: string; words: SignInWords }) {
  return (
    <TextField
      id={`${id}-code`}
      name="code"
      label={words.code}
      hint={words.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      required
    />
  );
}

function PasswordFields({ id, words, email }: { id: string; words: SignInWords; email: string | undefined }) {
  return (
    <>
      <TextField
        id={`${id}-email`}
        name="email"
        type="email"
        label={words.email}
        defaultValue={email}
        autoComplete="username"
        required
      />
      <TextField
        id={`${id}-password`}
        name="password"
        type="password"
        label={words.password}
        autoComplete="current-password"
        required
        data-first={email === undefined ? undefined : ''}
      />
    </>
  );
}
