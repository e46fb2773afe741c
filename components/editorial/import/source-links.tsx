'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Two sides that belong together: what is pointed at or focused on one is marked on the other and comes into view there.
 * Without a script the same ways are plain links.
 */
export function SourceLinks({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const around = root.current;
    if (around === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    let shown: string | null = null;
    const point = (event: Event) => {
      const side = sideOf(event.target);
      const isFocus = event.type === 'focusin';
      if (side === null || (side.field === shown && !isFocus)) return;
      shown = side.field;
      mark(around, side.field);
      if (side.isSource ? isFocus : true) bringIntoView(around, side);
    };
    around.addEventListener('pointerover', point, { signal });
    around.addEventListener('focusin', point, { signal });
    around.addEventListener('click', (event) => follow(around, event), { signal });
    return () => controller.abort();
  }, []);

  return (
    <div
      ref={root}
      className="grid grid-cols-1 gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]"
    >
      {children}
    </div>
  );
}

interface Side {
  field: string;
  isSource: boolean;
}

/** What a place of the page speaks of; null where it speaks of no single field. */
function sideOf(target: EventTarget | null): Side | null {
  if (!(target instanceof Element)) return null;
  const place = target.closest<HTMLElement>('[data-words], [data-field]');
  if (place === null) return null;
  const words = place.dataset['words']?.split(' ')[0];
  if (words !== undefined) return { field: words, isSource: true };
  return { field: place.dataset['field'] ?? '', isSource: false };
}

/** Marks the words and the value of a field, and nothing else. */
function mark(around: HTMLElement, field: string): void {
  for (const each of around.querySelectorAll<HTMLElement>('[data-words], [data-field]')) {
    const isOf =
      each.dataset['field'] === field || each.dataset['words']?.split(' ').includes(field) === true;
    each.toggleAttribute('data-active', isOf);
  }
}

/** Shows the other side, where both sides stand beside each other; nothing moves on a page of one column. */
function bringIntoView(around: HTMLElement, { field, isSource }: Side): void {
  const pane = around.querySelector<HTMLElement>('[data-source-pane]');
  if (pane === null || getComputedStyle(pane).overflowY !== 'auto') return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  if (isSource) {
    fieldPlace(around, field)?.scrollIntoView({ block: 'nearest', behavior });
    return;
  }
  const words = [...pane.querySelectorAll<HTMLElement>('[data-words]')].find((each) =>
    each.dataset['words']?.split(' ').includes(field),
  );
  if (words === undefined) return;
  const [place, view] = [words.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (place.top >= view.top + 48 && place.bottom <= view.bottom - 48) return;
  pane.scrollTo({ top: pane.scrollTop + place.top - view.top - view.height / 3, behavior });
}

function fieldPlace(around: HTMLElement, field: string): HTMLElement | undefined {
  return [...around.querySelectorAll<HTMLElement>('[data-field]')].find(
    (each) => each.dataset['field'] === field,
  );
}

/** A link from words to their value ends in its tick or choice, one from a value in its words. */
function follow(around: HTMLElement, event: MouseEvent): void {
  if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest<HTMLAnchorElement>('a[href^="#"]');
  const place = link && around.querySelector<HTMLElement>(`#${CSS.escape(link.hash.slice(1))}`);
  if (!place) return;
  const closed = place.closest<HTMLDetailsElement>('details:not([open])');
  if (closed) closed.open = true;
  const goal = place.matches('[data-field]')
    ? (place.querySelector<HTMLElement>('input:not([type=hidden]):checked, input:not([type=hidden])') ??
      place)
    : place;
  event.preventDefault();
  history.replaceState(null, '', link.hash);
  if (goal.tabIndex < 0 && !goal.hasAttribute('tabindex')) goal.tabIndex = -1;
  goal.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'center' });
}
