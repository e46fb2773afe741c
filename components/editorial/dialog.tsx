'use client';

import { type ReactNode, useEffect, useRef } from 'react';

export interface DialogProps {
  isOpen: boolean;
  /** Escape, or the button of the browser; the dialog closes when `isOpen` says so. */
  onCancel: () => void;
  title: ReactNode;
  titleId: string;
  children: ReactNode;
}

/**
 * Asks for something before the page goes on; the browser keeps the focus inside and gives it back. It begins at what is
 * marked `data-first`, else at the first control.
 */
export function Dialog({ isOpen, onCancel, title, titleId, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (isOpen && dialog?.open === false) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    }
    if (!isOpen && dialog?.open === true) dialog.close();
  }, [isOpen]);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file chooser inside tells of its own end by the same event.
        if (event.target !== element.current) return;
        event.preventDefault();
        onCancel();
      }}
      className="m-auto w-full max-w-xl border border-rule-firm bg-paper p-6 text-ink backdrop:bg-paper-deep/80"
    >
      <h2 id={titleId} className="font-title text-heading tracking-title">
        {title}
      </h2>
      <div className="mt-4">{isOpen && children}</div>
    </dialog>
  );
}
