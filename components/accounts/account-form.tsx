import type { ReactNode } from 'react';
import { type ShownReturn, StaffForm } from '#components/editorial/staff-form.tsx';
import type { Locale } from '#lib/format/localized.ts';

/** What the forms of a page share. */
export interface AccountPage {
  locale: Locale;
  page: string;
  actor: { personId: string; email: string } | null;
  returned: (ShownReturn & { endpoint: string; lists: Readonly<Record<string, readonly string[]>> }) | null;
}

/** What was posted to an endpoint, if it is the form that came back. */
export function postedTo({ returned }: AccountPage, endpoint: string): Readonly<Record<string, string>> {
  return returned?.endpoint === endpoint ? returned.values : {};
}

/** One form of a page about accounts: it shows what came back only when it was the one that was sent. */
export function AccountForm({
  on: { locale, page, actor, returned },
  endpoint,
  action,
  fields,
  fieldIds,
  children,
}: {
  on: AccountPage;
  /** Name in the table of endpoints. */
  endpoint: string;
  /** Its address below /staff/api. */
  action: string;
  /** Sent as they are. */
  fields?: Readonly<Record<string, string>>;
  fieldIds?: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  return (
    <StaffForm
      locale={locale}
      action={`/staff/api/${action}`}
      page={page}
      actor={actor}
      returned={returned?.endpoint === endpoint ? returned : null}
      fieldIds={fieldIds}
      className="grid max-w-measure gap-5"
    >
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </StaffForm>
  );
}
