/**
 * IATI activities as rows, in the dialects 1.0x and 2.0x: identifier, titles, dates, status, commitments, budgets,
 * implementing organisations and places. What an activity does not say stays empty; sums in several currencies are not added.
 */
import { SaxesParser } from 'saxes';
import { type TableRow, TableTrouble, tableLimits } from '#lib/codecs/table.ts';
import { writeItems } from '#lib/projects/columns/list-cell.ts';

const header = [
  'iati-identifier',
  'title/en',
  'title/bg',
  'objective/en',
  'objective/bg',
  'description/en',
  'description/bg',
  'activity-status',
  'start-date',
  'end-date',
  'commitment',
  'total-cost',
  'budget',
  'implementing-org',
  'other-implementing-org',
  'location',
  'activity-website',
] as const;
type Column = (typeof header)[number];

/** What a table has only when some activity says it, in any language: it tells better what another column tells too. */
const optional: ReadonlySet<string> = new Set(['objective', 'total-cost', 'budget']);
const kindOf = (column: Column): string => column.split('/')[0] ?? '';

interface Sum {
  amount: number;
  currency: string;
}

/** What is gathered of one activity. */
interface Activity {
  language: string;
  currency: string;
  line: number;
  cells: Map<Column, string>;
  /** Actual days before planned ones. */
  dates: Map<'start-actual' | 'start-planned' | 'end-actual' | 'end-planned', string>;
  commitments: Sum[];
  budgets: Sum[];
  organisations: Set<string>;
  places: Set<string>;
}

/** An element that is open: its name, its attributes and the text in it. */
interface Open {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** The rows of a file of activities, the header first. */
export function readActivities(xml: string): TableRow[] {
  const rows: TableRow[] = [];
  const path: Open[] = [];
  let activity: Activity | null = null;
  let known = false;
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new TableTrouble('doctype');
  });
  parser.on('error', () => {
    throw new TableTrouble('broken-table', { line: parser.line });
  });
  parser.on('opentag', (tag) => {
    if (path.length >= tableLimits.depth) throw new TableTrouble('too-deep', { most: tableLimits.depth });
    const attributes = tag.attributes as Record<string, string>;
    path.push({ name: tag.name, attributes, text: '' });
    if (tag.name === 'iati-activities') known = true;
    if (tag.name !== 'iati-activity') return;
    known = true;
    activity = begun(attributes, parser.line);
    if (rows.length >= tableLimits.rows) throw new TableTrouble('too-many-rows', { most: tableLimits.rows });
  });
  const onText = (text: string) => {
    const open = path.at(-1);
    if (open !== undefined && activity !== null) open.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const closed = path.pop();
    if (closed === undefined || activity === null) return;
    if (closed.name === 'iati-activity') {
      rows.push({ line: activity.line, cells: cellsOf(activity) });
      activity = null;
    } else take(activity, path, closed);
  });
  try {
    // A piece at a time, so that what is refused is refused before all of it is read.
    for (let at = 0; at < xml.length; at += 65_536) parser.write(xml.slice(at, at + 65_536));
    parser.close();
  } catch (error) {
    throw error instanceof TableTrouble ? error : new TableTrouble('broken-table', { line: parser.line });
  }
  if (!known) throw new TableTrouble('unknown-table');
  return withHeader(rows);
}

/** The rows below the columns that they fill. Activities of a file without line breaks are told by their place. */
function withHeader(rows: readonly TableRow[]): TableRow[] {
  const said = new Set(
    header.filter((_, at) => rows.some(({ cells }) => cells[at] !== '')).map((column) => kindOf(column)),
  );
  const columns = header.flatMap((column, at) =>
    optional.has(kindOf(column)) && !said.has(kindOf(column)) ? [] : [at],
  );
  const haveLines = rows.every(({ line }, at) => line > (rows[at - 1]?.line ?? 0));
  return [
    { line: 1, cells: columns.map((at) => header[at] ?? '') },
    ...rows.map(({ line, cells }, index) => ({
      line: haveLines ? line : index + 2,
      cells: columns.map((at) => cells[at] ?? ''),
    })),
  ];
}

function begun(attributes: Record<string, string>, line: number): Activity {
  return {
    language: attributes['xml:lang'] ?? 'en',
    currency: attributes['default-currency'] ?? '',
    line,
    cells: new Map(),
    dates: new Map(),
    commitments: [],
    budgets: [],
    organisations: new Set(),
    places: new Set(),
  };
}

/** Takes what a closed element says; `path` are the elements it stands in, the activity among them. */
function take(activity: Activity, path: readonly Open[], closed: Open): void {
  const parents = path.slice(path.findIndex(({ name }) => name === 'iati-activity') + 1);
  const outer = parents[0] ?? closed;
  const rest = outer === closed ? [] : [...parents.slice(1), closed];
  const text = closed.text.replace(/\s+/g, ' ').trim();
  // Version 2 puts words into an element of their own.
  const isWords = rest.length === 0 || (rest.length === 1 && closed.name === 'narrative');
  switch (outer.name) {
    case 'iati-identifier':
      put(activity, 'iati-identifier', text);
      return;
    case 'title':
    case 'description':
      if (isWords) putInLanguage(activity, outer, closed, text);
      return;
    case 'activity-status':
      if (rest.length === 0) put(activity, 'activity-status', statusOf(outer.attributes['code'], text));
      return;
    case 'activity-date':
      if (rest.length === 0) takeDate(activity, outer, text);
      return;
    case 'participating-org':
      if (
        isWords &&
        text !== '' &&
        ['implementing', '4'].includes((outer.attributes['role'] ?? '').toLowerCase()) &&
        isFirstName(outer)
      )
        activity.organisations.add(text);
      return;
    case 'location':
      if (text !== '' && (rest[0] ?? closed).name === 'name' && isFirstName(outer)) activity.places.add(text);
      return;
    case 'total-cost':
      put(activity, 'total-cost', `${text} ${outer.attributes['currency'] ?? activity.currency}`.trim());
      return;
    case 'activity-website':
      put(activity, 'activity-website', text);
      return;
    case 'transaction':
      takeTransaction(activity, outer, closed, text);
      return;
    case 'budget':
      takeBudget(activity, outer, closed, text);
  }
}

/** True once for each organisation and place: further names are the same in other languages. */
function isFirstName({ attributes }: Open): boolean {
  const isFirst = attributes['·named'] === undefined;
  attributes['·named'] = 'yes';
  return isFirst;
}

function put(activity: Activity, column: Column, text: string): void {
  if (text !== '' && !activity.cells.has(column)) activity.cells.set(column, text);
}

function putInLanguage(activity: Activity, outer: Open, closed: Open, text: string): void {
  const said = closed.attributes['xml:lang'] ?? outer.attributes['xml:lang'] ?? activity.language;
  const language = said.toLowerCase().slice(0, 2);
  if (language === 'en' || language === 'bg') put(activity, `${columnOfWords(outer)}/${language}`, text);
}

/** A description of the second kind says what an activity is for. */
const columnOfWords = ({ name, attributes }: Open): 'title' | 'objective' | 'description' =>
  name === 'title' ? 'title' : attributes['type'] === '2' ? 'objective' : 'description';

/** Pipeline, implementation, finalisation, closed, cancelled; a suspended activity is none of ours. */
const statuses: Readonly<Record<string, string>> = {
  '1': 'planned',
  '2': 'ongoing',
  '3': 'completed',
  '4': 'completed',
  '5': 'terminated',
};

const statusOf = (code: string | undefined, text: string): string => statuses[code ?? ''] ?? text;

const dateTypes = {
  '1': 'start-planned',
  '2': 'start-actual',
  '3': 'end-planned',
  '4': 'end-actual',
  'start-planned': 'start-planned',
  'start-actual': 'start-actual',
  'end-planned': 'end-planned',
  'end-actual': 'end-actual',
  start: 'start-planned',
  completion: 'end-planned',
} as const;

function takeDate(activity: Activity, { attributes }: Open, text: string): void {
  const type = dateTypes[(attributes['type'] ?? '').toLowerCase() as keyof typeof dateTypes];
  // A date with its time and zone has at most 35 characters.
  const day = (attributes['iso-date'] ?? text).slice(0, 40).replace(/(?:Z|T.*)$/, '');
  if (type !== undefined && day !== '') activity.dates.set(type, day);
}

function takeTransaction(activity: Activity, outer: Open, closed: Open, text: string): void {
  // The type may stand before or after the value: both wait in the element they belong to.
  if (closed.name === 'transaction-type') outer.attributes['·type'] = closed.attributes['code'] ?? text;
  if (closed.name === 'value') {
    outer.attributes['·value'] = text;
    outer.attributes['·currency'] = closed.attributes['currency'] ?? activity.currency;
  }
  if (closed !== outer) return;
  const amount = Number(outer.attributes['·value'] ?? Number.NaN);
  const isCommitment = ['C', '2'].includes(outer.attributes['·type'] ?? '');
  if (isCommitment && Number.isFinite(amount))
    activity.commitments.push({ amount, currency: outer.attributes['·currency'] ?? '' });
}

/** What was planned first; a budget that was revised says the same years again. */
function takeBudget(activity: Activity, outer: Open, closed: Open, text: string): void {
  if (closed.name !== 'value' || outer.attributes['type'] === '2' || !/\d/.test(text)) return;
  const amount = Number(text);
  if (Number.isFinite(amount))
    activity.budgets.push({ amount, currency: closed.attributes['currency'] ?? activity.currency });
}

/** The sum of all; empty when they are in several currencies. */
function sumOf(sums: readonly Sum[]): string {
  const [first, ...others] = new Set(sums.map(({ currency }) => currency));
  if (first === undefined || others.length > 0) return '';
  const cents = sums.reduce((total, { amount }) => total + Math.round(amount * 100), 0);
  return `${(cents / 100).toFixed(2)} ${first}`.trim();
}

function cellsOf(activity: Activity): string[] {
  const { cells, dates, commitments, organisations, places } = activity;
  put(activity, 'start-date', dates.get('start-actual') ?? dates.get('start-planned') ?? '');
  put(activity, 'end-date', dates.get('end-actual') ?? dates.get('end-planned') ?? '');
  put(activity, 'commitment', sumOf(commitments));
  put(activity, 'budget', sumOf(activity.budgets));
  const names = [...organisations];
  put(activity, 'implementing-org', joined(names.slice(0, 1)));
  put(activity, 'other-implementing-org', joined(names.slice(1)));
  put(activity, 'location', joined([...places]));
  return header.map((column) => cells.get(column) ?? '');
}

const joined = (names: readonly string[]): string =>
  writeItems(
    names.map((name) => ({ name, reference: '', note: '' })),
    { references: true, notes: false },
  );
