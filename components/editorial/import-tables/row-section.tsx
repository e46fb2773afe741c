import type { ReactNode } from 'react';
import type { FormFrame } from '#components/editorial/action-form.tsx';
import { KindFilter, type ShownKind } from '#components/editorial/import-tables/kind-filter.tsx';
import { PlannedRows, type ShownPlannedRow } from '#components/editorial/import-tables/planned-rows.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { Section } from '#components/sections/section.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** A page of a table's rows, as they were checked or as they became, under the counts of their kinds. */
export function RowSection({
  frame,
  tableId,
  step,
  list: { counts, shown, rows, next },
  isFirst,
  children,
}: {
  frame: FormFrame;
  tableId: string;
  step: 'check' | 'report';
  list: {
    counts: readonly ShownKind[];
    /** Which of the counts is shown. */
    shown: string;
    rows: readonly ShownPlannedRow[];
    /** Where the next page begins; null on the last. */
    next: number | null;
  };
  /** Whether this is the first page. */
  isFirst: boolean;
  /** Stands between the counts and the rows. */
  children?: ReactNode;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'tables');
  const path = staffPath(locale, 'import', 'tables', tableId, step);
  return (
    <Section id="rows" title={t(`${step}.title`)} wide>
      <KindFilter label={t(`${step}.filter`)} path={path} kinds={counts} current={shown} locale={locale} />
      {children}
      {rows.length === 0 ? (
        <p>{t(`${step}.none`)}</p>
      ) : (
        <PlannedRows rows={rows} tableId={tableId} frame={frame} />
      )}
      <ListSteps
        path={path}
        query={shown === '' ? {} : { kind: shown }}
        first={isFirst ? undefined : { label: t('check.first') }}
        next={next === null ? undefined : { label: t('check.next'), query: { after: String(next) } }}
      />
    </Section>
  );
}
