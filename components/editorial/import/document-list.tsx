import { Table } from '#components/ui/table.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

export interface ListedDocument {
  id: string;
  href: string;
  /** Title of what it tells of, or its name. */
  title: string;
  lang?: string | undefined;
  state: string;
  when: string;
  /** The project it became. */
  project: { href: string; title: string } | null;
}

/** Imported pages with what became of them. */
export function DocumentList({
  locale,
  caption,
  documents,
}: {
  locale: Locale;
  caption: string;
  documents: readonly ListedDocument[];
}) {
  const t = staffMessages(locale, 'import');
  return (
    <Table
      caption={caption}
      captionHidden
      columns={[
        { id: 'name', header: t('list.name') },
        { id: 'state', header: t('list.state') },
        { id: 'when', header: t('list.when') },
      ]}
      rows={documents.map(({ id, href, title, lang, state, when, project }) => ({
        id,
        cells: [
          <a key="name" href={href} lang={lang}>
            {title}
          </a>,
          project === null ? (
            state
          ) : (
            <span key="state">
              {state}
              {': '}
              <a href={project.href}>{project.title}</a>
            </span>
          ),
          when,
        ],
      }))}
    />
  );
}
