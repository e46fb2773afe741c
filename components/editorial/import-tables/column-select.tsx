'use client';

import type { ReactNode } from 'react';
import { useFieldError } from '#components/editorial/staff-form/enhanced-form.tsx';
import { control } from '#components/ui/field.tsx';

/** Which field a column goes to, with what is wrong about it; the label stands elsewhere. */
export function ColumnSelect({
  id,
  name,
  describedBy,
  defaultValue,
  children,
}: {
  id: string;
  name: string;
  describedBy?: string | undefined;
  defaultValue: string;
  children: ReactNode;
}) {
  const error = useFieldError(name);
  const errorId = `${id}-error`;
  return (
    <>
      {error !== undefined && (
        <p id={errorId} className="mb-1 font-semibold text-missed text-small">
          {error}
        </p>
      )}
      <select
        id={id}
        name={name}
        defaultValue={defaultValue}
        aria-describedby={
          [error !== undefined && errorId, describedBy].filter(Boolean).join(' ') || undefined
        }
        aria-invalid={error !== undefined ? true : undefined}
        className={control}
      >
        {children}
      </select>
    </>
  );
}
