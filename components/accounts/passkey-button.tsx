'use client';

import { useState, useSyncExternalStore } from 'react';
import { sendForm } from '#components/editorial/staff-form/send.ts';
import { Button } from '#components/ui/button.tsx';

export interface PasskeyWords {
  label: string;
  wait: string;
  /** The person closed the dialog, waited too long, or the device did not recognise them. */
  cancelled: string;
  /** The device holds a passkey of this account already. */
  known?: string;
  /** The page was opened under another address than the one passkeys belong to. */
  elsewhere: string;
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
  /** Origin of the site: browsers give passkeys to no other. */
  origin: string;
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
export function PasskeyButton({
  words,
  ceremony,
  question,
  answer,
  page,
  origin,
  ...rest
}: PasskeyButtonProps) {
  const { fields = {}, nameField } = rest;
  // The server knows no browser: it shows none, and the browser decides anew.
  const isAble = useSyncExternalStore(neverChanges, canPasskeys, () => false);
  const isHere = useSyncExternalStore(
    neverChanges,
    () => location.origin === origin,
    () => true,
  );
  const [isWaiting, setWaiting] = useState(false);
  const [message, setMessage] = useState('');

  if (!isAble) return null;
  if (!isHere) return <p className="max-w-measure text-ink-soft text-small">{words.elsewhere}</p>;

  /** What went wrong, in words; null when the browser is on its way to the next page. */
  const ask = async (): Promise<string | null> => {
    const body = new FormData();
    body.set('page', page);
    const asked = await sendForm(`/staff/api/${question}`, body);
    if (!asked.ok) return asked.issues[0]?.message ?? words.failed;
    const made = await fromDevice(ceremony, asked.value as Asked);
    if (typeof made === 'string') return words[made] ?? words.failed;
    body.set('response', JSON.stringify(made.toJSON()));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const name = nameField && document.getElementById(nameField);
    if (name instanceof HTMLInputElement) body.set('name', name.value);
    const sent = await sendForm(`/staff/api/${answer}`, body);
    if (!sent.ok) return sent.issues[0]?.message ?? words.failed;
    location.assign(sent.to);
    return null;
  };
  const press = async () => {
    if (isWaiting) return;
    setWaiting(true);
    setMessage(words.wait);
    const trouble = await ask();
    if (trouble === null) return;
    setMessage(trouble);
    setWaiting(false);
  };

  return (
    <div>
      <Button type="button" tone="plain" onClick={() => void press()}>
        {words.label}
      </Button>
      <p role="status" className="mt-2 min-h-6 max-w-measure text-ink-soft text-small">
        {message}
      </p>
    </div>
  );
}

/** The device's answer, or why there is none. */
async function fromDevice(
  ceremony: 'get' | 'create',
  asked: Asked,
): Promise<PublicKeyCredential | 'cancelled' | 'known' | 'failed'> {
  try {
    const credential =
      ceremony === 'get'
        ? await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked),
          })
        : await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked),
          });
    return credential instanceof PublicKeyCredential ? credential : 'failed';
  } catch (error) {
    // Browsers tell no more than this, so that a page learns nothing about the devices of its readers.
    const { name } = error as { name?: string };
    return name === 'InvalidStateError' ? 'known' : name === 'NotAllowedError' ? 'cancelled' : 'failed';
  }
}
