import { Table } from '#components/ui/table.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import type { BatchRowState } from '#lib/projects/schema/batch.ts';

export interface ShownRow {
  position: number;
  projectId: string;
  title: string;
  cells: readonly { path: string; from: string; to: string }[];
  state: BatchRowState;
  problem: string | null;
}

/** Every cell of a change of many, before and after, and what became of its row. */
export function BatchRows({ rows, locale }: { rows: readonly ShownRow[]; locale: Locale }) {
  const t = staffMessages(locale, 'bulk');
  const shown = (text: string) => (text === '' ? <em className="text-ink-soft">{t('nothing')}</em> : text);
  return (
    <Table
      caption={t('rows')}
      captionHidden
      columns={[
        { id: 'project', header: t('project') },
        { id: 'was', header: t('was') },
        { id: 'becomes', header: t('becomes') },
        { id: 'what', header: t('what') },
      ]}
      rows={rows.map((row) => ({
        id: String(row.position),
        cells: [
          <a key="project" href={staffPath(locale, 'projects', row.projectId, 'review')}>
            {row.title}
          </a>,
          ...(['from', 'to'] as const).map((side) => (
            <span key={side} className="break-words">
              {row.cells.map((cell) => (
                <span key={cell.path}>{shown(cell[side])}</span>
              ))}
            </span>
          )),
          [t(`row.${row.state}`), row.problem && t(`problem.${row.problem as 'forbidden'}`)]
            .filter(Boolean)
            .join(': '),
        ],
      }))}
    />
  );
}
