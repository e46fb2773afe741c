'use client';

import {
  createContext,
  type FormEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type SessionDialog, useSessionDialog } from '#components/editorial/session-dialog.tsx';
import type { FormWords } from '#components/editorial/staff-form/form-words.ts';
import { type SentIssue, sendForm } from '#components/editorial/staff-form/send.ts';
import { ErrorSummary } from '#components/ui/error-summary.tsx';

export interface EnhancedFormProps {
  id?: string | undefined;
  /** Address below /staff/api. */
  action: string;
  /** Address of the page the form stands on. */
  page: string;
  /** Whom the form was made for; nobody else can send it. */
  person?: string | undefined;
  email?: string | undefined;
  /** Stays the same until it was done, so that a repeat is harmless. */
  operationId?: string | undefined;
  hasFiles?: boolean | undefined;
  className?: string | undefined;
  words: FormWords;
  /** What the server said is wrong when it rendered the page. */
  issues?: readonly SentIssue[] | undefined;
  /** Fields whose id is not their name: `{ 'roles': 'field-roles' }`. */
  fieldIds?: Readonly<Record<string, string>> | undefined;
  children: ReactNode;
}

const IssuesOfForm = createContext<readonly SentIssue[]>([]);

/** What is wrong with a field of the form around, or undefined. */
export function useFieldError(name: string): string | undefined {
  return useContext(IssuesOfForm).find(({ field }) => field === name)?.message;
}

/**
 * A plain form that works without a script, and with one sends itself without leaving the page: it never empties a
 * field, sends once at a time, and says what became of it. Until then nothing can be typed: what came after the sending
 * would be lost with the page that the answer leads away from.
 */
export function EnhancedForm(props: EnhancedFormProps) {
  const { id, action, page, person, email, operationId, hasFiles, words, fieldIds = {} } = props;
  const session = useSessionDialog({ words: words.signIn, page, email });
  const { issues, isSending, submit } = useSending(props, session.signIn);
  const summary = useRef<HTMLDivElement>(null);

  // After each answer, and on a page that came back with something wrong: read from there.
  useEffect(() => {
    if (issues.length > 0) summary.current?.focus();
  }, [issues]);

  return (
    <>
      <form
        id={id}
        method="post"
        action={action}
        encType={hasFiles ? 'multipart/form-data' : undefined}
        noValidate
        aria-busy={isSending}
        onSubmit={submit}
        className={`relative ${props.className ?? ''}`}
      >
        <input type="hidden" name="page" value={page} />
        {person !== undefined && <input type="hidden" name="person" value={person} />}
        {operationId !== undefined && <input type="hidden" name="operationId" value={operationId} />}
        {issues.length > 0 && (
          <ErrorSummary
            focusRef={summary}
            title={words.summaryTitle}
            issues={issues.map(({ field, message }) => ({
              message,
              href: field === '' ? undefined : `#${fieldIds[field] ?? field}`,
            }))}
          />
        )}
        <div inert={isSending} className="contents">
          <IssuesOfForm value={issues}>{props.children}</IssuesOfForm>
        </div>
        <p role="status" className="absolute top-full left-0 bg-paper text-ink-soft text-small">
          {isSending ? words.sending : ''}
        </p>
      </form>
      {session.dialog}
    </>
  );
}

/** Sends the form once at a time, also past a session that ended; what is wrong stays until the next answer. */
function useSending(
  { action, person, words, issues: given = [] }: EnhancedFormProps,
  signIn: SessionDialog['signIn'],
) {
  const [issues, setIssues] = useState(given);
  const [isSending, setIsSending] = useState(false);
  const isBusy = useRef(false);

  // A page that was left and is shown again as it was is free again.
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      isBusy.current = false;
      setIsSending(false);
    };
    window.addEventListener('pageshow', back);
    return () => window.removeEventListener('pageshow', back);
  }, []);

  const say = (message: string) => setIssues([{ field: '', code: '', message }]);

  /** True when another page comes now. */
  const send = async (fields: FormData): Promise<boolean> => {
    let sent = await sendForm(action, fields);
    if (!sent.ok && sent.status === 401) {
      const who = await signIn();
      if (who !== null && who === person) sent = await sendForm(action, fields);
      else if (who !== null) {
        say(words.signIn.otherPerson);
        return false;
      }
    }
    if (sent.ok) {
      setIssues([]);
      follow(sent.to);
      return true;
    }
    // A new list each time: the summary is read out again also when it says the same.
    if (sent.issues.length > 0) setIssues([...sent.issues]);
    else say(words.notSent);
    return false;
  };

  const sendOnce = async (fields: FormData) => {
    let isLeaving = false;
    try {
      isLeaving = await send(fields);
    } finally {
      isBusy.current = isLeaving;
      setIsSending(isLeaving);
    }
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy.current) return;
    isBusy.current = true;
    setIsSending(true);
    const { submitter } = event.nativeEvent as SubmitEvent;
    void sendOnce(new FormData(event.currentTarget, submitter));
  };

  return { issues, isSending, submit };
}

/** Goes on to an address; the same one but for its fragment would not be loaded by itself. */
function follow(to: string): void {
  const here = new URL(location.href);
  const there = new URL(to, here);
  if (there.pathname === here.pathname && there.search === here.search) {
    history.replaceState(null, '', there);
    location.reload();
  } else location.assign(there);
}
