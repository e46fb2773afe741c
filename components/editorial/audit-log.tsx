import { Table } from '#components/ui/table.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { pathName } from '#lib/projects/form/path-name.ts';

export interface ShownDeed {
  seq: string;
  at: Date;
  action: string;
  kind: string;
  subject: string;
  personId: string | null;
  personName: string | null;
  subjectName: { en: string; bg: string } | null;
  details: Readonly<Record<string, unknown>>;
}

/** What a lookup needs where the keys come from data. */
interface Lookup {
  (key: string): string;
  has: (key: string) => boolean;
}

/** The log as a table; person and subject lead to everything of theirs. */
export function AuditLog({
  lines,
  locale,
  query,
}: {
  lines: readonly ShownDeed[];
  locale: Locale;
  query: Readonly<Record<string, string>>;
}) {
  const t = staffMessages(locale, 'audit');
  const path = staffPath(locale, 'audit');
  const only = (name: string, value: string) => `${path}?${new URLSearchParams({ ...query, [name]: value })}`;
  const deed = (action: string) => {
    const lookup = t as unknown as Lookup;
    return lookup.has(`action.${action}`) ? lookup(`action.${action}`) : action;
  };
  /** Of registers the columns have names of their own; everything else speaks of fields of a project. */
  const nameOf = ({ kind }: ShownDeed, field: string) => {
    const lookup = t as unknown as Lookup;
    if (kind === 'project') return pathName(locale, field);
    return lookup.has(`registerField.${field}`) ? lookup(`registerField.${field}`) : field;
  };
  const who = ({ personId, personName, action }: ShownDeed) => {
    if (personId === null || personId === 'system')
      return action === 'question.answered' ? t('outside') : t('system');
    return <a href={only('person', personId)}>{personName ?? t('erased')}</a>;
  };
  const subjectOf = ({ kind, subject }: ShownDeed) => {
    const lookup = t as unknown as Lookup;
    return lookup.has(`subjectOf.${kind}`) ? lookup(`subjectOf.${kind}`) : subject;
  };
  return (
    <Table
      caption={t('title')}
      captionHidden
      columns={[
        { id: 'when', header: t('when') },
        { id: 'who', header: t('who') },
        { id: 'what', header: t('what') },
        { id: 'whom', header: t('whom') },
      ]}
      rows={lines.map((line) => {
        const { fields } = line.details;
        const named =
          Array.isArray(fields) && fields.length > 0
            ? t('fields', {
                fields: [...new Set(fields.map((field) => nameOf(line, String(field))))].join(', '),
              })
            : null;
        return {
          id: line.seq,
          cells: [
            <time key="when" dateTime={line.at.toISOString()} className="font-normal wide:whitespace-nowrap">
              {formatInstant(line.at, locale)}
            </time>,
            who(line),
            <span key="what">
              {deed(line.action)}
              {named && <span className="block break-words text-caption text-ink-soft">{named}</span>}
            </span>,
            <a key="whom" href={only('subject', line.subject)} className="break-words">
              {line.subjectName?.[locale] || subjectOf(line)}
            </a>,
          ],
        };
      })}
    />
  );
}
