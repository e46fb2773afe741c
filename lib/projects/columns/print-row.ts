/** Prints a draft as the cells of a row, so that reading the row again finds nothing changed. Never changes a text. */
import { type TableColumn, tableColumns } from '#lib/projects/columns/columns.ts';
import { writeItems } from '#lib/projects/columns/list-cell.ts';
import { itemShapeOf, itemsAt } from '#lib/projects/columns/list-items.ts';
import type { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import { formFields } from '#lib/projects/form/fields.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/** The columns that are handed out. */
export const exportedColumns: readonly TableColumn[] = tableColumns.filter(({ exported }) => exported);

/** What stands in the cell of `column`. */
export function printCell(column: TableColumn, draft: Draft, lookup: RegisterLookup): string {
  const { name, kind } = column;
  if (kind === 'text' || kind === 'yes') return textAt(draft, name);
  if (kind === 'flags')
    return flagsOf(column)
      .filter((flag) => textAt(draft, `${name}.${flag}`) === 'yes')
      .join('; ');
  return writeItems(itemsAt(column, draft, lookup), itemShapeOf(column));
}

/** The flags that a column may hold. */
export function flagsOf({ field }: TableColumn): readonly string[] {
  const shape = formFields[field]?.shape;
  return shape?.kind === 'flags' ? shape.of : [];
}
