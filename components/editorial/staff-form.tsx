import type { ReactNode } from 'react';
import { EnhancedForm } from '#components/editorial/staff-form/enhanced-form.tsx';
import { formWords } from '#components/editorial/staff-form/form-words.ts';
import type { Locale } from '#lib/format/localized.ts';

/** What a page got back of a form that was refused: `returnedForm()` with its sentences, see lib/web/staff. */
export interface ShownReturn {
  values: Readonly<Record<string, string>>;
  issues: readonly { field: string; code: string; message: string }[];
}

export interface StaffFormProps {
  locale: Locale;
  id?: string | undefined;
  /** Address below /staff/api. */
  action: string;
  /** Address of the page the form stands on, with its query. */
  page: string;
  /** Whom the form is made for; absent where nobody is signed in. */
  actor?: { personId: string; email: string } | null | undefined;
  /** Made once with the form, where a repeat must be harmless; a refused form keeps its own. */
  operationId?: string | undefined;
  hasFiles?: boolean | undefined;
  /** Several forms on a page: only the one that was posted shows what is wrong with it. */
  returned?: ShownReturn | null | undefined;
  /** Where fields are that have another id than their name. */
  fieldIds?: Readonly<Record<string, string>> | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A form of the staff area: plain HTML that a script makes more comfortable. */
export function StaffForm({ locale, actor, returned, operationId, ...form }: StaffFormProps) {
  return (
    <EnhancedForm
      {...form}
      words={formWords(locale)}
      person={actor?.personId}
      email={actor?.email}
      operationId={returned?.values['operationId'] ?? operationId}
      issues={returned?.issues}
    />
  );
}
