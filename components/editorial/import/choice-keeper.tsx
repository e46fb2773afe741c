'use client';

import { useEffect, useRef, useState } from 'react';
import { sendForm } from '#components/editorial/staff-form/send.ts';

export interface KeeperWords {
  keeping: string;
  notKept: string;
}

/** Whether a control shows something else than the server printed. */
function isTouched(control: Element): boolean {
  if (control instanceof HTMLTextAreaElement)
    return control.value !== control.defaultValue.replace(/\r\n?/g, '\n');
  if (!(control instanceof HTMLInputElement) || control.type === 'hidden') return false;
  const isTick = control.type === 'checkbox' || control.type === 'radio';
  return isTick ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;
}

/** How long somebody may go on choosing before it is kept. */
const pauseMs = 900;

/**
 * Keeps what is chosen in the form around without being asked, so that it is there again on any computer. The buttons of
 * the form do the same and more; a choice that could not be kept goes along with the next.
 */
export function ChoiceKeeper({ words }: { words: KeeperWords }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [status, setStatus] = useState('');

  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    const controller = new AbortController();
    const { signal } = controller;
    let timer = 0;
    let isSending = false;
    let isChanged = false;

    const fields = (): FormData => {
      const data = new FormData(form);
      data.set('act', 'keep');
      return data;
    };
    const keep = async () => {
      if (isSending || form.getAttribute('aria-busy') === 'true') return;
      isSending = true;
      isChanged = false;
      setStatus(words.keeping);
      const sent = await sendForm(form.action, fields());
      isSending = false;
      if (sent.ok) {
        const { base, progress, status: said } = sent.value as Record<'base' | 'progress' | 'status', string>;
        const carried = form.elements.namedItem('base');
        if (carried instanceof HTMLInputElement) carried.value = base;
        const above = form.querySelector('[data-progress]');
        if (above !== null) above.textContent = progress;
        setStatus(said);
      } else {
        setStatus(sent.issues[0]?.message ?? words.notKept);
      }
      if (isChanged) later();
    };
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void keep(), pauseMs);
    };
    const changed = () => {
      isChanged = true;
      later();
    };
    const leave = () => {
      if (document.visibilityState !== 'hidden' || !isChanged) return;
      const texts = [...fields()].flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      );
      // The answer is heard by nobody; what was sent is kept.
      if (navigator.sendBeacon(form.action, new URLSearchParams(texts))) isChanged = false;
    };
    // What was chosen before the script came is kept as what is chosen after.
    timer = window.setTimeout(() => {
      if ([...form.elements].some(isTouched)) void keep();
    }, pauseMs);
    form.addEventListener('input', changed, { signal });
    form.addEventListener('submit', () => window.clearTimeout(timer), { signal });
    document.addEventListener('visibilitychange', leave, { signal });
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [words]);

  return (
    <p ref={place} role="status" className="min-h-6 text-ink-soft text-small">
      {status}
    </p>
  );
}
