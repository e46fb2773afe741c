'use client';

import { type ComponentProps, useSyncExternalStore } from 'react';

const neverChanges = () => () => {};

/**
 * What a text of several lines begins with: what stands in it when the scripts come. React would put back what the server
 * printed, over what somebody typed until then.
 */
export function useStandingText(id: string, printed: string | undefined): string | undefined {
  return useSyncExternalStore(
    neverChanges,
    () => printed,
    () => standingText(id) ?? printed,
  );
}

function standingText(id: string): string | undefined {
  if (typeof document === 'undefined') return undefined;
  const field = document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field.value : undefined;
}

/** A text of several lines outside the forms that send themselves; keeps what is typed before the scripts come. */
export function LongText({
  id,
  defaultValue,
  ...field
}: Omit<ComponentProps<'textarea'>, 'id' | 'defaultValue'> & { id: string; defaultValue: string }) {
  return <textarea id={id} defaultValue={useStandingText(id, defaultValue)} {...field} />;
}
