/** Between an imported page and its row. The only file of this noun that knows column names; it never decides anything. */
import type {
  DocumentState,
  Likeness,
  SourceChoices,
  SourceDocument,
  SourceDocumentSummary,
} from '#lib/sources/schema.ts';
import type { SourceDocument as DocumentRow } from '#prisma/generated/client.ts';

/** Columns of a line of the list. */
export const summaryColumns = {
  id: true,
  name: true,
  url: true,
  format: true,
  part: true,
  state: true,
  projectId: true,
  createdBy: true,
  createdAt: true,
  changedAt: true,
} as const;

/** The line of the list for a row. */
export function toDocumentSummary(
  row: Pick<DocumentRow, keyof typeof summaryColumns>,
): SourceDocumentSummary {
  return { ...row, state: row.state as DocumentState };
}

/** The document of a row. */
export function toDocument(row: DocumentRow): SourceDocument {
  return {
    ...toDocumentSummary({
      id: row.id,
      name: row.name,
      url: row.url,
      format: row.format,
      part: row.part,
      state: row.state,
      projectId: row.projectId,
      createdBy: row.createdBy,
      createdAt: row.createdAt,
      changedAt: row.changedAt,
    }),
    text: row.text,
    reading: row.reading,
    choices: row.choices as SourceChoices,
    duplicates: row.duplicates as Likeness[],
    fileKey: row.fileKey,
    replaces: row.replaces,
  };
}
