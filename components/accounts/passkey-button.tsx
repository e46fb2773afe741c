'use client';

import { useState, useSyncExternalStore } from 'react';
import { sendForm } from '#components/editorial/staff-form/send.ts';
import { Button } from '#components/ui/button.tsx';

export interface PasskeyWords {
  label: string;
  wait: string;
  failed: string;
}

interface PasskeyButtonProps {
  words: PasskeyWords;
  /** `get` signs in with one that is there, `create` makes a new one. */
  ceremony: 'get' | 'create';
  /** Where the question comes from and where the answer goes, below /staff/api. */
  question: string;
  answer: string;
  page: string;
  /** Sent with the answer. */
  fields?: Readonly<Record<string, string>>;
  /** Id of a field whose text is sent as the passkey's name. */
  nameField?: string;
}

type Asked = Parameters<typeof PublicKeyCredential.parseCreationOptionsFromJSON>[0] &
  Parameters<typeof PublicKeyCredential.parseRequestOptionsFromJSON>[0];

const neverChanges = () => () => {};

const canPasskeys = () =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** Asks the device for a passkey. Shown only where the browser can do it. */
export function PasskeyButton({ words, ceremony, question, answer, page, ...rest }: PasskeyButtonProps) {
  const { fields = {}, nameField } = rest;
  // The server knows no browser: it shows none, and the browser decides anew.
  const isAble = useSyncExternalStore(neverChanges, canPasskeys, () => false);
  const [state, setState] = useState<'ready' | 'waiting' | 'failed'>('ready');
  const [message, setMessage] = useState(words.failed);

  if (!isAble) return null;

  const ask = async () => {
    setState('waiting');
    setMessage(words.failed);
    const body = new FormData();
    body.set('page', page);
    const asked = await sendForm(`/staff/api/${question}`, body);
    if (!asked.ok) {
      setMessage(asked.issues[0]?.message ?? words.failed);
      return setState('failed');
    }
    const credential = await fromDevice(ceremony, asked.value as Asked);
    if (credential === null) return setState('failed');
    body.set('response', JSON.stringify(credential.toJSON()));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const name = nameField && document.getElementById(nameField);
    if (name instanceof HTMLInputElement) body.set('name', name.value);
    const sent = await sendForm(`/staff/api/${answer}`, body);
    if (sent.ok) return location.assign(sent.to);
    setMessage(sent.issues[0]?.message ?? words.failed);
    setState('failed');
  };

  return (
    <div>
      <Button type="button" tone="plain" onClick={() => void ask()}>
        {words.label}
      </Button>
      <p role="status" className="mt-2 min-h-6 text-ink-soft text-small">
        {state === 'waiting' ? words.wait : state === 'failed' ? message : ''}
      </p>
    </div>
  );
}

/** The device's answer; null when the person cancelled or it has none. */
async function fromDevice(ceremony: 'get' | 'create', asked: Asked): Promise<PublicKeyCredential | null> {
  try {
    const credential =
      ceremony === 'get'
        ? await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked),
          })
        : await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked),
          });
    return credential instanceof PublicKeyCredential ? credential : null;
  } catch {
    // Cancelled, timed out or refused by the device: it is said in words.
    return null;
  }
}
