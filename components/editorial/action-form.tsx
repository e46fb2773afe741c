import type { ReactNode } from 'react';
import { type ShownReturn, StaffForm } from '#components/editorial/staff-form.tsx';
import type { Locale } from '#lib/format/localized.ts';

/** What every form of a page shares: its language, its address, who sends it, and the one that came back. */
export interface FormFrame {
  locale: Locale;
  page: string;
  actor: { personId: string; email: string };
  returned: ShownReturn | null;
  /** Made for this showing of the page, one for each form whose repeat must be harmless. */
  newId: () => string;
}

/** One of several forms of a page: it shows what came back only when it was the one that was sent. */
export function ActionForm({
  frame,
  name,
  action,
  fields,
  isOnce = false,
  hasFiles,
  prefix,
  fieldNames,
  className,
  children,
}: {
  /** Without an actor on pages for who is not signed in. */
  frame: Omit<FormFrame, 'actor'> & { actor: FormFrame['actor'] | null };
  /** Tells the forms of a page apart. */
  name: string;
  action: string;
  /** Sent as they are. */
  fields?: Readonly<Record<string, string>>;
  /** True where sending it twice must do it once. */
  isOnce?: boolean;
  hasFiles?: boolean;
  /** Names of fields whose ids are `<prefix>-<name>`, because other forms of the page have fields of these names. */
  prefix?: string;
  fieldNames?: readonly string[];
  className?: string;
  children: ReactNode;
}) {
  return (
    <StaffForm
      locale={frame.locale}
      action={action}
      page={frame.page}
      actor={frame.actor}
      returned={returnOf(frame, name)}
      operationId={isOnce ? frame.newId() : undefined}
      hasFiles={hasFiles}
      fieldIds={Object.fromEntries((fieldNames ?? []).map((field) => [field, `${prefix}-${field}`]))}
      className={className ?? 'grid max-w-measure gap-5'}
    >
      <input type="hidden" name="form" value={name} />
      {Object.entries(fields ?? {}).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {children}
    </StaffForm>
  );
}

/** What was posted with the form of this name, if it was that one that came back. */
export function postedValues(
  frame: Pick<FormFrame, 'returned'>,
  name: string,
): Readonly<Record<string, string>> {
  return returnOf(frame, name)?.values ?? {};
}

function returnOf({ returned }: Pick<FormFrame, 'returned'>, name: string): ShownReturn | null {
  return returned?.values['form'] === name ? returned : null;
}
