/**
 * What an activity says that a column of ours can hold, in the dialects 1.0x and 2.0x. Notes what it took each fact from, so
 * that the rest can be told; sums in several currencies are put beside one another and never added.
 */
import type { Spent } from '#lib/imports/tables/activity-rest.ts';
import { type Element, within, wordsOf } from '#lib/imports/tables/activity-tree.ts';
import { writeItems } from '#lib/projects/columns/list-cell.ts';

/** The columns in their order. */
export const factColumns = [
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
export type FactColumn = (typeof factColumns)[number];
export type Facts = Map<FactColumn, string>;

/** The facts of one activity; what they were taken from is put into `spent`. */
export function factsOf(activity: Element, spent: Spent): Facts {
  const facts: Facts = new Map();
  const currency = activity.attributes['default-currency'] ?? '';
  spent.add(activity, 'default-currency');
  const all = (name: string) => activity.children.filter((element) => element.name === name);
  takeFirst(facts, spent, 'iati-identifier', all('iati-identifier'));
  for (const title of all('title')) takeWords(facts, spent, 'title', title);
  for (const description of all('description')) takeDescription(facts, spent, description);
  for (const status of all('activity-status')) takeStatus(facts, spent, status);
  takeDates(facts, spent, all('activity-date'));
  const commitments = all('transaction').filter(isCommitment);
  for (const type of commitments.flatMap(typesOf)) spent.add(type, 'code', '');
  takeSums(facts, spent, 'commitment', commitments.flatMap(valueOf), currency);
  takeSums(facts, spent, 'budget', all('budget').filter(isFirstPlan).flatMap(valueOf), currency);
  takeSums(facts, spent, 'total-cost', all('total-cost').slice(0, 1), currency);
  takeOrganisations(facts, spent, all('participating-org').filter(isImplementing));
  takePlaces(facts, spent, all('location'));
  takeFirst(facts, spent, 'activity-website', all('activity-website'));
  takePage(facts, spent, all('document-link'));
  return facts;
}

/** Keeps what is said first; gives whether it was that. */
function put(facts: Facts, column: FactColumn, text: string): boolean {
  if (text === '' || facts.has(column)) return false;
  facts.set(column, text);
  return true;
}

function takeFirst(facts: Facts, spent: Spent, column: FactColumn, elements: readonly Element[]): void {
  for (const element of elements) if (put(facts, column, element.text)) spent.add(element, '');
}

function takeWords(
  facts: Facts,
  spent: Spent,
  column: 'title' | 'objective' | 'description',
  element: Element,
): void {
  for (const words of wordsOf(element)) {
    const language = languageOf(words);
    if (language !== null && put(facts, `${column}/${language}`, words.text)) spent.add(words, '');
  }
}

/** The language of words as they say it; where only the file says one, or none, the letters may know better. */
function languageOf({ text, language, saysLanguage }: Element): 'en' | 'bg' | null {
  const said = language.slice(0, 2);
  if (!saysLanguage && isCyrillic(text)) return 'bg';
  if (said === '') return 'en';
  return said === 'en' || said === 'bg' ? said : null;
}

function isCyrillic(text: string): boolean {
  const start = text.slice(0, 1_000);
  const cyrillic = start.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic > (start.match(/\p{Script=Latin}/gu)?.length ?? 0);
}

/** General words, and what an activity is for; who it is meant for and what else there is to say are no description. */
function takeDescription(facts: Facts, spent: Spent, element: Element): void {
  const type = (element.attributes['type'] ?? '').trim();
  if (type === '3' || type === '4') return;
  if (type === '1' || type === '2') spent.add(element, 'type');
  takeWords(facts, spent, type === '2' ? 'objective' : 'description', element);
}

/** Our statuses by the codes and the words of the standard, in its old and its new version; a suspended one is none of ours. */
const statuses: Readonly<Record<string, string>> = {
  '1': 'planned',
  '2': 'ongoing',
  '3': 'completed',
  '4': 'completed',
  '5': 'terminated',
  '6': 'suspended',
  'pipeline/identification': 'planned',
  implementation: 'ongoing',
  completion: 'completed',
  finalisation: 'completed',
  'post-completion': 'completed',
  closed: 'completed',
  pipeline: 'planned',
  suspended: 'suspended',
  cancelled: 'terminated',
};

function takeStatus(facts: Facts, spent: Spent, element: Element): void {
  const code = (element.attributes['code'] ?? '').trim();
  const text = wordsOf(element)[0]?.text ?? '';
  const said = statuses[text.toLowerCase()];
  const status = statuses[code] ?? said ?? (text || code);
  if (!put(facts, 'activity-status', status)) return;
  if (code === '' || code === status || statuses[code] === status) spent.add(element, 'code');
  // A word that says otherwise than its code stays to be seen.
  if (text === status || said === status) for (const words of wordsOf(element)) spent.add(words, '');
}

const dateTypes: Readonly<Record<string, DateType>> = {
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
};
type DateType = 'start-planned' | 'start-actual' | 'end-planned' | 'end-actual';

/** What was, before what was planned. */
function takeDates(facts: Facts, spent: Spent, elements: readonly Element[]): void {
  const ofType = new Map<DateType, Element>();
  for (const element of elements) {
    const type = dateTypes[(element.attributes['type'] ?? '').trim().toLowerCase()];
    if (type !== undefined && dayOf(element) !== '' && !ofType.has(type)) ofType.set(type, element);
  }
  for (const part of ['start', 'end'] as const) {
    const element = ofType.get(`${part}-actual`) ?? ofType.get(`${part}-planned`);
    if (element === undefined || !put(facts, `${part}-date`, dayOf(element))) continue;
    spent.add(element, 'type');
    if ('iso-date' in element.attributes) spent.add(element, 'iso-date');
    if (element.text === '' || dayIn(element.text) === dayOf(element)) spent.add(element, '');
  }
}

const dayOf = ({ attributes, text }: Element): string => dayIn(attributes['iso-date'] ?? text);

/** A day without its time and zone, which have at most 35 characters. */
const dayIn = (text: string): string =>
  text
    .trim()
    .slice(0, 40)
    .replace(/^(\d{4}-\d{2}-\d{2})(?:Z|T.*|[+-]\d{2}:\d{2})$/, '$1');

/** The type of a transaction or budget by its code, else by its word. */
const isOneOf = (codes: readonly string[], said: string): boolean =>
  codes.includes(said.trim().toLowerCase());

const typesOf = ({ children }: Element): Element[] =>
  children.filter(({ name }) => name === 'transaction-type');

const isCommitment = (transaction: Element): boolean =>
  typesOf(transaction).some(({ attributes, text }) =>
    isOneOf(['c', '2', 'commitment'], attributes['code'] ?? text),
  );

/** What was planned first; a budget that was revised says the same years again. */
const isFirstPlan = ({ attributes }: Element): boolean =>
  !isOneOf(['2', 'revised'], attributes['type'] ?? '');

const isImplementing = ({ attributes }: Element): boolean =>
  isOneOf(['implementing', '4'], attributes['role'] ?? '');

const valueOf = ({ children }: Element): Element[] =>
  children.filter(({ name }) => name === 'value').slice(0, 1);

/** The sum of all values of a currency. One that is no number leaves the others alone: they are all shown and none is added. */
function takeSums(
  facts: Facts,
  spent: Spent,
  column: 'commitment' | 'budget' | 'total-cost',
  values: readonly Element[],
  usual: string,
): void {
  const stated = values.filter(({ text }) => text !== '');
  const sums = stated.map((value) => ({
    text: value.text,
    amount: amountOf(value.text),
    currency: (value.attributes['currency'] ?? usual).trim(),
  }));
  const isEach = sums.length === 1 || sums.some(({ amount }) => amount === null);
  const shown = isEach
    ? sums.map(({ text, currency }) => `${text} ${currency}`.trim())
    : [...new Set(sums.map(({ currency }) => currency))].map((currency) => {
        const own = sums.filter((sum) => sum.currency === currency);
        const cents = own.reduce((total, { amount }) => total + Math.round((amount ?? 0) * 100), 0);
        return `${(cents / 100).toFixed(2)} ${currency}`.trim();
      });
  if (put(facts, column, shown.join('; '))) for (const value of stated) spent.add(value, '', 'currency');
}

const amountOf = (text: string): number | null => (/^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null);

/** Organisations that carry it out, the first before the others. */
function takeOrganisations(facts: Facts, spent: Spent, elements: readonly Element[]): void {
  const names = new Set<string>();
  const languages = new Map<string, string>();
  for (const element of elements) {
    const [name] = wordsOf(element);
    if (name === undefined) continue;
    // Version 1 repeats the element for a name in another language.
    const ref = (element.attributes['ref'] ?? '').trim();
    const before = ref === '' ? undefined : languages.get(ref);
    if (before !== undefined && before !== name.language) continue;
    languages.set(ref, name.language);
    names.add(name.text);
    spent.add(element, 'role');
    spent.add(name, '');
  }
  const all = [...names];
  put(facts, 'implementing-org', joined(all.slice(0, 1)));
  put(facts, 'other-implementing-org', joined(all.slice(1)));
}

/** Places by the first of their names. */
function takePlaces(facts: Facts, spent: Spent, elements: readonly Element[]): void {
  const places = new Set<string>();
  for (const element of elements) {
    const [name] = element.children.filter((part) => part.name === 'name').flatMap(wordsOf);
    if (name === undefined) continue;
    places.add(name.text);
    spent.add(name, '');
  }
  put(facts, 'location', joined([...places]));
}

/** Since version 2 the page of an activity is a document of the kind A12. */
function takePage(facts: Facts, spent: Spent, elements: readonly Element[]): void {
  const isPage = (element: Element): boolean =>
    element.children.some(({ name, attributes }) => name === 'category' && attributes['code'] === 'A12');
  const page = elements.find(
    (element) => isPage(element) && /^https?:/i.test(element.attributes['url'] ?? ''),
  );
  const address = page?.attributes['url']?.trim() ?? '';
  if (page === undefined || !put(facts, 'activity-website', address)) return;
  for (const part of within(page)) if (part.name === 'category') spent.add(part, 'code');
  spent.add(page, 'url', 'format');
}

const joined = (names: readonly string[]): string =>
  writeItems(
    names.map((name) => ({ name, reference: '', note: '' })),
    { references: true, notes: false },
  );
