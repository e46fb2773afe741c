/**
 * Compares what was read of a page with the facts that a careful reader found: right, missing, wrong or invented, field
 * by field. Names are compared without case, quotation marks, punctuation and country tags; places by the code the
 * importer gives.
 */

import type { PageReading } from '#lib/imports/pages/pipeline.ts';
import { countryTag } from '#lib/imports/values/countries.ts';
import { nameKey } from '#lib/imports/values/names.ts';

export type Verdict = 'right' | 'missing' | 'wrong' | 'invented';
export interface CheckedField {
  field: string;
  verdict: Verdict;
  expected: unknown;
  read: unknown;
}

/** The facts of a page, by the names of the JSON output in snake case. Null: the page does not say. */
export type ExpectedFacts = Record<string, unknown>;

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What an expected file says beside the facts. */
const beside = new Set([
  'file',
  'source',
  'layout',
  'language',
  'sections',
  'same_as',
  'trap',
  'truncated',
  'end_raw',
]);

/** Fields that may be read although the expected facts leave them out. */
const free = new Set(['contact', 'contractDate', 'initiativeType', 'programmeArea', 'startRaw']);

/**
 * The verdict for every expected field, and for every field that was read and not expected.
 * @param codeOf the code that the importer gives for a settlement's code
 */
export function checkFacts(
  expected: ExpectedFacts,
  read: PageReading,
  codeOf: (code: string) => string,
): CheckedField[] {
  const { values, records } = read;
  const checked: CheckedField[] = [];
  const seen = new Set<string>();
  const judge = (field: string, wanted: unknown, got: unknown, same: boolean) => {
    const nothing = (value: unknown) =>
      value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    if (nothing(wanted) && nothing(got)) return;
    const verdict = nothing(wanted) ? 'invented' : nothing(got) ? 'missing' : same ? 'right' : 'wrong';
    checked.push({ field, verdict, expected: wanted, read: got });
  };
  for (const [name, wanted] of Object.entries(expected)) {
    if (beside.has(name)) continue;
    if (name === 'record_type') judge(name, wanted, read.recordType, wanted === read.recordType);
    else if (name === 'partners_count') {
      seen.add('partners');
      const count = Array.isArray(values['partners']) ? values['partners'].length : undefined;
      judge(name, wanted, count, wanted === count);
    } else if (name === 'project_titles') {
      const titles = records?.map(({ values: each }) => each['title']);
      judge(name, wanted, titles, sameList(wanted, titles, nameKey));
    } else {
      const field = camel(name);
      seen.add(field);
      const got = values[field];
      if (name === 'places') judge(name, wanted, got, samePlaces(wanted, got, codeOf));
      else judge(name, wanted, got, sameValue(name, wanted, got));
      if (isRecord(wanted) && typeof wanted['fund'] === 'string') {
        seen.add('fund');
        judge('fund', wanted['fund'], values['fund'], sameName(wanted['fund'], values['fund']));
      }
    }
  }
  for (const [field, got] of Object.entries(values)) {
    if (!seen.has(field) && !free.has(field)) judge(field, undefined, got, false);
  }
  return checked;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sameValue(name: string, wanted: unknown, got: unknown): boolean {
  if (Array.isArray(wanted)) return sameList(wanted, got, (each) => nameKey(untagged(each)));
  if (isRecord(wanted))
    return (
      isRecord(got) &&
      wanted['amount'] === got['amount'] &&
      (wanted['currency'] ?? undefined) === got['currency']
    );
  if (name === 'status') return sameName(statusOf(wanted), statusOf(got));
  return sameName(wanted, got);
}

const untagged = (name: string) => name.slice(0, countryTag(name)?.end ?? name.length);
const sameName = (a: unknown, b: unknown) =>
  typeof a === 'string' && typeof b === 'string' && nameKey(a) === nameKey(b);

function sameList(wanted: unknown, got: unknown, key: (each: string) => string): boolean {
  if (!Array.isArray(wanted) || !Array.isArray(got)) return false;
  const keys = (list: unknown[]) => [...new Set(list.map((each) => key(String(each))))].sort().join('|');
  return keys(wanted) === keys(got);
}

/** Villages are in no register of ours: each must have given one municipality more. */
function samePlaces(wanted: unknown, got: unknown, codeOf: (code: string) => string): boolean {
  if (!Array.isArray(wanted) || !Array.isArray(got)) return false;
  const codes = wanted.map((code) => codeOf(String(code)));
  const known = codes.filter((code) => !/^\d{5}$/.test(code));
  return known.every((code) => got.includes(code)) && new Set(codes).size === got.length;
}

const statuses: Readonly<Record<string, string>> = {
  ongoing: 'running',
  'in implementation': 'running',
  'in progress': 'running',
  completed: 'ended',
  closed: 'ended',
};
const statusOf = (word: unknown) =>
  typeof word === 'string' ? (statuses[word.toLowerCase()] ?? word) : word;
