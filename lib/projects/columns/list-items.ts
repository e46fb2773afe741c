/**
 * Organisations, places and target groups of a draft as the items of a cell, and back: an item that stood there keeps its
 * row, whatever else the row holds.
 */
import { slugify } from '#lib/format/text/slug.ts';
import type { TableColumn } from '#lib/projects/columns/columns.ts';
import type { ItemShape, ListItem } from '#lib/projects/columns/list-cell.ts';
import type { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import { countryOf } from '#lib/projects/form/names.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';

/** Which brackets mean something in the cells of a column. */
export function itemShapeOf({ name, kind }: TableColumn): ItemShape {
  return { references: true, notes: kind === 'target-groups' || name === 'donorPartners' };
}

/** An item and the row of the draft it stands in; the promoter has no row. */
export interface StandingItem extends ListItem {
  row: string;
}

/** The items that stand in a draft. */
export function itemsAt({ name, kind }: TableColumn, draft: Draft, lookup: RegisterLookup): StandingItem[] {
  if (kind === 'participant') {
    const item = participantAt(draft, name, lookup);
    return item.name === '' && item.reference === '' ? [] : [{ ...item, row: '' }];
  }
  return itemIds(draft, name).map((row) => {
    const path = `${name}[${row}]`;
    switch (kind) {
      case 'participants':
        return { ...participantAt(draft, path, lookup), row };
      case 'places':
        return { ...placeAt(textAt(draft, `${path}.place`).trim(), lookup), row };
      default:
        return {
          name: lookup.nameOf('target-groups', row),
          reference: row,
          note: textAt(draft, `${path}.basis`),
          row,
        };
    }
  });
}

function participantAt(draft: Draft, path: string, lookup: RegisterLookup): ListItem {
  const organisation = textAt(draft, `${path}.organisation`).trim();
  const stated = textAt(draft, `${path}.nameAsStated`).trim();
  const id = organisation === '' ? null : lookup.find('organisations', organisation).id;
  return {
    name: stated === '' && id === null ? organisation : stated,
    reference: id ?? (organisation === stated || stated === '' ? '' : organisation),
    note: textAt(draft, `${path}.country`).trim(),
  };
}

function placeAt(typed: string, lookup: RegisterLookup): ListItem {
  const { id } = lookup.find('places', typed);
  if (id === null) return { name: typed, reference: '', note: '' };
  return { name: lookup.nameOf('places', id), reference: lookup.addressOf('places', id), note: '' };
}

/** What a row of the draft holds for an item that was read from a cell. */
function textsOfItem(column: TableColumn, item: ListItem, lookup: RegisterLookup): Draft {
  switch (column.kind) {
    case 'places':
      return { place: referenceOf('places', item, lookup) };
    case 'target-groups':
      return { basis: item.note === '' ? 'assigned' : item.note };
    default: {
      const organisation = referenceOf('organisations', item, lookup);
      const stated = item.name === '' ? lookup.nameOf('organisations', organisation) : item.name;
      return {
        organisation,
        nameAsStated: stated === '' ? organisation : stated,
        ...(column.name === 'donorPartners' ? { country: item.note } : {}),
      };
    }
  }
}

/** The address of what an item means; its words when nobody can tell. */
function referenceOf(
  register: 'organisations' | 'places' | 'target-groups',
  { name, reference }: ListItem,
  lookup: RegisterLookup,
): string {
  const typed = reference === '' ? name : reference;
  const { id } = lookup.find(register, typed);
  return id === null ? typed : lookup.addressOf(register, id);
}

/** The texts that make a draft hold these items: those that stand there keep their rows, the rows of others are emptied. */
export function textsOfItems(
  column: TableColumn,
  items: readonly ListItem[],
  standing: Draft,
  lookup: RegisterLookup,
): Draft {
  const { name, kind } = column;
  const before = itemsAt(column, standing, lookup);
  if (kind === 'participant') return promoterTexts(column, items[0], before[0], lookup);
  const free = new Set(before);
  const exact = items.map((item) => take(free, (each) => isSame(column, item, each, lookup)));
  const rows = items.map(
    (item, index) => exact[index] ?? take(free, (each) => meansSame(column, item, each, lookup)),
  );
  const used = new Set(before.map(({ row }) => row));
  const texts: Record<string, string> = {};
  const order = items.map((item, index) => {
    const stood = rows[index];
    const row = stood?.row ?? newRow(column, item, used, lookup);
    if (stood === undefined || stood !== exact[index])
      for (const [part, text] of Object.entries(textsOfItem(column, item, lookup)))
        texts[`${name}[${row}].${part}`] = text;
    return row;
  });
  texts[name] = [...new Set(order)].join(' ');
  for (const { row } of free)
    for (const path of Object.keys(standing)) if (path.startsWith(`${name}[${row}].`)) texts[path] = '';
  return texts;
}

function promoterTexts(
  column: TableColumn,
  item: ListItem | undefined,
  stood: StandingItem | undefined,
  lookup: RegisterLookup,
): Draft {
  if (item !== undefined && stood !== undefined && isSame(column, item, stood, lookup)) return {};
  const texts: Draft =
    item === undefined ? { organisation: '', nameAsStated: '' } : textsOfItem(column, item, lookup);
  return Object.fromEntries(Object.entries(texts).map(([part, text]) => [`${column.name}.${part}`, text]));
}

function take<T>(from: Set<T>, fits: (each: T) => boolean): T | undefined {
  for (const each of from) {
    if (!fits(each)) continue;
    from.delete(each);
    return each;
  }
  return undefined;
}

const registerOf = ({ kind }: TableColumn) =>
  kind === 'places' ? 'places' : kind === 'target-groups' ? 'target-groups' : 'organisations';

function meansSame(
  column: TableColumn,
  item: ListItem,
  stood: StandingItem,
  lookup: RegisterLookup,
): boolean {
  const register = registerOf(column);
  return referenceOf(register, item, lookup) === referenceOf(register, stood, lookup);
}

/** The same organisation under the same name; of a place and a group the name is only a comfort to the reader. */
function isSame(column: TableColumn, item: ListItem, stood: StandingItem, lookup: RegisterLookup): boolean {
  if (!meansSame(column, item, stood, lookup)) return false;
  if (itemShapeOf(column).notes && item.note !== '' && noteKey(item.note) !== noteKey(stood.note))
    return false;
  return registerOf(column) !== 'organisations' || item.name === '' || item.name === stood.name;
}

const noteKey = (note: string): string => countryOf(note) ?? note;

function newRow(column: TableColumn, item: ListItem, used: Set<string>, lookup: RegisterLookup): string {
  if (column.kind === 'target-groups') return referenceOf('target-groups', item, lookup);
  const stem =
    slugify(referenceOf(registerOf(column), item, lookup))
      .slice(0, 60)
      .replace(/-+$/, '') || 'item';
  let row = stem;
  for (let count = 2; used.has(row); count += 1) row = `${stem}-${count}`;
  used.add(row);
  return row;
}
