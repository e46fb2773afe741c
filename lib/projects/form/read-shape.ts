/** Reads one part of a draft by its shape. What cannot be read is left out of the value and becomes an issue. */

import { readDate } from '#lib/projects/form/dates.ts';
import { countryOf, languageOf } from '#lib/projects/form/names.ts';
import { readMoney } from '#lib/projects/form/numerals.ts';
import { readQuantity } from '#lib/projects/form/quantities.ts';
import type { DraftReader } from '#lib/projects/form/reader.ts';
import { addressOf, registeredIds } from '#lib/projects/form/registers.ts';
import { type Fields, type ListShape, pathsOfRow, type Shape } from '#lib/projects/form/shape.ts';
import { uploadedDocument } from '#lib/projects/schema.ts';
import { itemIds, textAt } from '#lib/versioning/draft.ts';

/** The longest line of its kind is 300 characters; the schema is stricter where it has to be. */
const longestLine = 300;
const longestProse = 60_000;
const idShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The value of `shape` at `path`; undefined when nothing stands there or it cannot be read. */
export function readShape(reader: DraftReader, shape: Shape, path: string): unknown {
  switch (shape.kind) {
    case 'text':
      return readBoth(reader, path, (text) => text.trim());
    case 'prose':
      return readBoth(reader, path, (text) => (text.trim() === '' ? '' : text), longestProse);
    case 'yes':
      return reader.text(path) === 'yes' ? true : undefined;
    case 'flags': {
      const set = shape.of.filter((value) => reader.text(`${path}.${value}`) === 'yes');
      return set.length > 0 ? set : undefined;
    }
    case 'quantity':
      return readQuantity(reader, path);
    case 'group':
      return readGroup(reader, shape.fields, shape.required, (name) => `${path}.${name}`);
    case 'list':
      return readList(reader, shape, path);
    default: {
      const text = reader.text(path);
      return text === '' ? undefined : readLine(reader, shape, path, text);
    }
  }
}

type LineShape = Exclude<Shape, { kind: 'text' | 'prose' | 'yes' | 'flags' | 'quantity' | 'group' | 'list' }>;

function readLine(reader: DraftReader, shape: LineShape, path: string, text: string): unknown {
  if (text.length > longestLine) return refuse(reader, path, 'too-long');
  switch (shape.kind) {
    case 'line':
      return text;
    case 'money':
      return readMoneyAt(reader, path, text);
    case 'date':
      return readDateAt(reader, path, text);
    case 'choice':
      return shape.of.includes(text) ? text : refuse(reader, path, 'bad-choice');
    case 'count': {
      const count = Number(text.replace(/[ \u00a0\u202f]/g, ''));
      return Number.isSafeInteger(count) && count > 0 ? count : refuse(reader, path, 'bad-count');
    }
    case 'web':
      return readWebAt(reader, path, text);
    case 'email':
      return /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text) ? text : refuse(reader, path, 'bad-email');
    case 'country': {
      const country = countryOf(text);
      if (country === null) return refuse(reader, path, 'bad-country');
      if (country !== text) reader.understood(path, 'country', { country });
      return country;
    }
    case 'languages': {
      const codes = text
        .split(/[,;/]+/)
        .map((word) => word.trim())
        .filter((word) => word !== '')
        .map(languageOf);
      return codes.includes(null) ? refuse(reader, path, 'bad-language') : codes;
    }
    case 'source':
      return itemIds(reader.draft, 'sources').includes(text) ? text : refuse(reader, path, 'unknown-source');
    case 'register':
      return readRegisteredAt(reader, shape.of, path, text);
  }
}

function refuse(reader: DraftReader, path: string, code: string): undefined {
  reader.issue(path, code);
  return undefined;
}

function readBoth(
  reader: DraftReader,
  path: string,
  tidy: (text: string) => string,
  longest = Number.POSITIVE_INFINITY,
): { en?: string; bg?: string } | undefined {
  const value: { en?: string; bg?: string } = {};
  for (const locale of ['en', 'bg'] as const) {
    const text = tidy(textAt(reader.draft, `${path}.${locale}`));
    if (text.length > longest) reader.issue(`${path}.${locale}`, 'too-long');
    else if (text !== '') value[locale] = text;
  }
  return value.en === undefined && value.bg === undefined ? undefined : value;
}

function readMoneyAt(reader: DraftReader, path: string, text: string): unknown {
  const read = readMoney(text);
  if (!read.ok) return refuse(reader, path, read.code);
  const context = { ...read.value };
  if (read.otherCents !== undefined)
    reader.understood(path, 'money-asks', { ...context, otherCents: read.otherCents }, true);
  else reader.understood(path, read.assumesCurrency ? 'money-in-euro' : 'money', context);
  return read.value;
}

function readDateAt(reader: DraftReader, path: string, text: string): unknown {
  const read = readDate(text);
  if (!read.ok) return refuse(reader, path, read.code);
  if (read.other !== undefined)
    reader.understood(path, 'date-asks', { date: read.value, other: read.other }, true);
  else reader.understood(path, 'date', { date: read.value });
  return read.value;
}

function readWebAt(reader: DraftReader, path: string, text: string): unknown {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text;
  // A document of our own has no host: it is where the site is.
  if (path.startsWith('outputs[') && uploadedDocument.test(text)) return text;
  const completed = `https://${text}`;
  if (!/^[^\s:/@]+\.[^\s:/@]{2,}(?:\/\S*)?$/.test(text) || !URL.canParse(completed))
    return refuse(reader, path, 'bad-web');
  reader.understood(path, 'web', { address: completed });
  return completed;
}

function readRegisteredAt(
  reader: DraftReader,
  register: 'organisations' | 'places' | 'programmes',
  path: string,
  text: string,
): unknown {
  const { registers } = reader;
  if (registers === undefined) return register === 'places' || idShape.test(text) ? text : undefined;
  const found = registeredIds(registers, register, text);
  const [id] = found;
  if (id === undefined) return refuse(reader, path, `unknown-${register.slice(0, -1)}`);
  if (found.length === 1) {
    reader.understood(path, register.slice(0, -1), { id });
    return id;
  }
  const names = found.slice(0, 20).map((each) => addressOf(registers, register, each));
  reader.issue(path, `several-${register}`, { names: names.join(', ') });
  return undefined;
}

function readGroup(
  reader: DraftReader,
  fields: Fields,
  required: readonly string[],
  pathOf: (name: string) => string,
): Record<string, unknown> | undefined {
  const value: Record<string, unknown> = {};
  const before = reader.issues.length;
  for (const [name, shape] of Object.entries(fields)) {
    const read = readShape(reader, shape, pathOf(name));
    if (read !== undefined) value[name] = read;
  }
  const isBlank = Object.keys(value).length === 0 && reader.issues.length === before;
  if (isBlank) return undefined;
  const missing = required.filter((name) => value[name] === undefined);
  const said = reader.issues.slice(before).map(({ field }) => field);
  for (const name of missing) {
    const path = pathOf(name);
    if (!said.some((field) => field === path || field.startsWith(`${path}.`)))
      reader.issue(isInLanguages(fields[name]) ? `${path}.en` : path, 'missing');
  }
  return missing.length > 0 || Object.keys(value).length === 0 ? undefined : value;
}

const isInLanguages = (shape: Shape | undefined) => shape?.kind === 'text' || shape?.kind === 'prose';

function readList(reader: DraftReader, list: ListShape, path: string): unknown[] | undefined {
  const ids = new Set(itemIds(reader.draft, path).slice(0, 2 * list.most));
  const items: unknown[] = [];
  for (const id of ids) {
    if (id.length > 100 || !idShape.test(id)) {
      reader.issue(path, 'bad-row', { id: id.slice(0, 100) });
      continue;
    }
    const value = readRow(reader, list, path, id);
    if (value !== undefined) items.push({ id, ...value });
  }
  if (items.length > list.most) reader.issue(path, 'too-many', { most: list.most });
  return items.length > 0 ? items.slice(0, list.most) : undefined;
}

function readRow(
  reader: DraftReader,
  list: ListShape,
  path: string,
  id: string,
): Record<string, unknown> | undefined {
  if (list.ids === 'target-groups' && reader.registers !== undefined) {
    if (registeredIds(reader.registers, 'target-groups', id)[0] !== id)
      return refuse(reader, `${path}[${id}]`, 'unknown-target-group');
  }
  const isBlank = pathsOfRow(list, path, id).every((each) => reader.text(each) === '');
  if (isBlank && list.ids === 'own') return undefined;
  const before = reader.issues.length;
  const value = readGroup(reader, list.fields, list.required, (name) => `${path}[${id}].${name}`);
  if (isBlank && value === undefined) reader.issue(`${path}[${id}].basis`, 'missing');
  if (value === undefined || path !== 'results') return value;
  if (value['expected'] === undefined && value['achieved'] === undefined) {
    if (reader.issues.length === before)
      reader.issue(`${path}[${id}].expected.number`, 'needs-expected-or-achieved');
    return undefined;
  }
  return value;
}
