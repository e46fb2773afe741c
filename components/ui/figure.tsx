import type { ReactNode } from 'react';

/** A drawing or picture with its caption beneath, set apart by a rule. */
export function Figure({
  children,
  caption,
  credit,
}: {
  children: ReactNode;
  caption?: ReactNode;
  credit?: ReactNode;
}) {
  return (
    <figure>
      {children}
      {(caption || credit) && (
        <figcaption className="mt-2 max-w-measure text-caption text-ink-soft">
          {caption}
          {caption && credit && ' '}
          {credit}
        </figcaption>
      )}
    </figure>
  );
}
