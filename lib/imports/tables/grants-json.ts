/**
 * 360Giving JSON as rows: a grant each, a column for every path that any of them has. Several values of one path stand in
 * one cell with semicolons between.
 */
import { type TableRow, TableTrouble, tableLimits } from '#lib/codecs/table.ts';
import { writeItems } from '#lib/projects/columns/list-cell.ts';

/** The rows of a file of grants, the header first. */
export function readGrants(text: string): TableRow[] {
  checkDepth(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new TableTrouble('broken-table');
  }
  const grants: unknown = Array.isArray(parsed) ? parsed : (parsed as { grants?: unknown } | null)?.grants;
  if (!Array.isArray(grants) || grants.length === 0) throw new TableTrouble('unknown-table');
  if (grants.length > tableLimits.rows) throw new TableTrouble('too-many-rows', { most: tableLimits.rows });
  const columns = new Map<string, number>();
  const rows = grants.map((grant, index): TableRow => {
    const values = new Map<string, Set<string>>();
    if (gather(grant, '', values) > tableLimits.rowCharacters)
      throw new TableTrouble('row-too-long', { line: index + 2, most: tableLimits.rowCharacters });
    const cells: string[] = [];
    for (const [path, texts] of withPeriod(values).flatMap(withOneRecipient)) {
      const column = columns.get(path) ?? columns.size;
      if (column >= tableLimits.columns)
        throw new TableTrouble('too-many-columns', { most: tableLimits.columns });
      columns.set(path, column);
      // A name may hold a semicolon of its own; prose is left as it is.
      const isOne = texts.length === 1 && !/\/(?:name|otherNames)$/.test(path);
      cells[column] = isOne ? (texts[0] ?? '') : joined(texts);
    }
    // A grant has no line of its own: it is told by its place.
    return { line: index + 2, cells: Array.from(cells, (cell) => cell ?? '') };
  });
  return [{ line: 1, cells: [...columns.keys()] }, ...rows];
}

/** Before the days as they are stated: when it began and ended or will, of several stretches the first day and the last. */
function withPeriod(stated: ReadonlyMap<string, Set<string>>): [path: string, texts: string[]][] {
  const values = new Map([...stated].map(([path, texts]): [string, string[]] => [path, [...texts]]));
  const isDay = (path: string) => path.startsWith('actualDates/') || path.startsWith('plannedDates/');
  const period = (['startDate', 'endDate'] as const).flatMap((part): [string, string[]][] => {
    const days = values.get(`actualDates/${part}`) ?? values.get(`plannedDates/${part}`);
    const day = days?.toSorted()[part === 'startDate' ? 0 : days.length - 1];
    // An instant counts for the day it is written with.
    return day === undefined || values.has(part) ? [] : [[part, [day.replace(instant, '$1')]]];
  });
  const all = [...values];
  return [...all.filter(([path]) => !isDay(path)), ...period, ...all.filter(([path]) => isDay(path))];
}

const recipients = 'recipientOrganization/name';

/** The first that a grant was given to is its promoter; the others stand in a column of their own. */
function withOneRecipient([path, texts]: [string, string[]]): [path: string, texts: string[]][] {
  if (path !== recipients || texts.length < 2) return [[path, texts]];
  return [
    [path, texts.slice(0, 1)],
    ['recipientOrganization/otherNames', texts.slice(1)],
  ];
}

const joined = (texts: readonly string[]): string =>
  writeItems(
    texts.map((name) => ({ name, reference: '', note: '' })),
    { references: false, notes: false },
  );

/** The values below `path`, each once; places in lists are no part of it. Gives how many characters they have. */
function gather(value: unknown, path: string, into: Map<string, Set<string>>, before = 0): number {
  if (typeof value === 'object' && value !== null) {
    let characters = before;
    const isList = Array.isArray(value);
    for (const [key, inner] of isList ? value.entries() : Object.entries(value))
      characters = gather(
        inner,
        isList ? path : path === '' ? String(key) : `${path}/${key}`,
        into,
        characters,
      );
    return characters;
  }
  if (path === '' || value === undefined || value === null || value === '') return before;
  const text = textOf(value);
  const texts = into.get(path);
  if (texts === undefined) into.set(path, new Set([text]));
  else texts.add(text);
  return before + text.length;
}

const instant = /^(\d{4}-\d{2}-\d{2})T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?$/;

/** Instants of midnight are days. */
function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).replace(/^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?(?:Z|[+-]\d{2}:\d{2})$/, '$1');
}

/** Counts brackets outside texts, before a reader builds what they hold. */
function checkDepth(text: string): void {
  let depth = 0;
  let containers = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isText) {
      if (code === 92) at += 1;
      else if (code === 34) isText = false;
    } else if (code === 34) isText = true;
    else if (code === 91 || code === 123) {
      depth += 1;
      containers += 1;
      if (containers > tableLimits.containers) throw new TableTrouble('too-complex');
      if (depth > tableLimits.depth) throw new TableTrouble('too-deep', { most: tableLimits.depth });
    } else if (code === 93 || code === 125) depth -= 1;
  }
}
