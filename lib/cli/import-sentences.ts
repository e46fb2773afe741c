/** What the importer's codes mean, in the words of the command line. */
import type { Issue } from '#lib/issues.ts';

const refusals: Readonly<Record<string, string>> = {
  empty: 'The document is empty: there is no text in it.',
  'too-large': 'The file is larger than 10 MB.',
  'too-long': 'The text is longer than a million characters.',
  'too-complex': 'The document has too many parts, or they nest too deep: it is no published page.',
  'unpacked-too-large': 'The file unpacks to more than 30 MB.',
  'too-slow': 'Reading the document took longer than 20 seconds.',
  'too-much-memory': 'Reading the document took more than 256 MB of memory, or brought the reader down.',
  image: 'This is a picture. Import the text of the page.',
  archive: 'This is an archive, not a document.',
  table:
    'This is a table. Sign in, choose Import, then Bring in a table: a person says there what its columns mean, and sees what every row would do.',
  'old-word': 'This is an old Word file, or one protected by a password. Save it as DOCX without a password.',
  'other-format': 'This is none of the formats that are read: text, HTML, DOCX and PDF.',
  'encrypted-pdf': 'The PDF is protected by a password. Save it without one.',
  'encrypted-docx': 'The document is protected by a password. Save it without one.',
  'broken-pdf': 'The PDF is broken: it cannot be read.',
  'broken-docx': 'The DOCX is broken: it cannot be unpacked or read.',
  macros: 'The document holds macros. Save it without them.',
  doctype: 'The document declares a document type, which no office program writes.',
  'no-text': 'The document has no text: it may be a scan or a picture.',
  binary: 'This is no text: its bytes make no words in any encoding we know.',
  login: 'This is a page to sign in, not the page behind it.',
  'programme-page': 'This page tells of a programme, not of a project.',
  news: 'This is a news item: it names no project by its facts.',
  call: 'This is a call for proposals: its sums and terms are of no project yet.',
  listing: 'This is a list of pages that cannot be parted into projects: import each page by itself.',
  'long-listing': 'This list has more than 500 projects: it is no page. Import a table instead.',
  'no-facts': 'No label, heading or number on this page tells of a project.',
};

const issues: Readonly<Record<string, string>> = {
  'empty-label': 'The label stands there without a value.',
  'value-without-label': 'This stands where such a value stands, without its label: please check.',
  'no-sum': 'No sum is stated: “{raw}”.',
  'several-sums': 'Several sums are stated and none is taken: “{raw}”.',
  'several-currencies': 'Sums in several currencies are stated and none is taken: “{raw}”.',
  'which-money': 'This may be what a fund gave or a cost, its label is missing: which money is “{raw}”?',
  'currency-not-stated': 'The sum has no currency: “{raw}”.',
  'doubtful-sum': 'The point may part thousands or decimals; thousands are taken: “{raw}”.',
  'no-date': 'No date is stated: “{raw}”.',
  'several-dates': 'Several dates are stated and none is taken: “{raw}”.',
  'impossible-date': 'There is no such day: “{raw}”.',
  'period-unclear': 'It is not clear what begins or ends: “{raw}”.',
  'end-before-start': 'The end stands before the beginning: “{raw}”.',
  'status-in-place-of-number': 'A status stands in place of the number: “{raw}”.',
  'not-a-number': 'This is no number of a project: “{raw}”.',
  'unknown-status': 'This word for a status is new to us: “{raw}”.',
  'unknown-place': 'This place is not in the register: “{raw}”.',
  'ambiguous-place': '“{raw}” can mean {codes}.',
  'unknown-country': 'This country is new to us: “{raw}”.',
  'not-a-title': 'This is no title: “{raw}”.',
  'not-a-name': 'This is no name: “{raw}”.',
  'not-an-address': 'This is no address of a website: “{raw}”.',
  'not-a-contact': 'This is no contact: “{raw}”.',
  'stated-again': 'The page says something else further on: “{raw}”.',
  'value-too-long': 'What follows the label is too long for a value.',
  'too-many': 'More than {most} are listed: the rest is left out.',
  'several-projects': 'The document tells of {count} projects; each is read by itself.',
  'mixed-scripts': 'Latin and Cyrillic letters are mixed in “{raw}”.',
};

const reasons: Readonly<Record<string, string>> = {
  'same-address': 'same address',
  'same-number': 'same number or an amendment of it',
  'same-title': 'same title',
  'same-goal': 'same goal, word for word',
  'same-words': '{count} runs of five words in common',
  'same-organisations': '{count} names of participants in common',
  'same-places': '{count} places in common',
  'same-period': 'same beginning and end',
};

const questions: Readonly<Record<string, string>> = {
  'which-sum': 'This sum can be read in two ways: “{raw}”.',
  'which-currency': 'In which currency is “{raw}”?',
  'currency-not-held': 'The portfolio does not hold this currency: “{raw}”.',
  'several-sums': 'Several sums are stated: “{raw}”.',
  'which-date': 'Day and month may change places: “{raw}”.',
  'several-dates': 'Several dates are stated: “{raw}”.',
  'no-such-day': 'There is no such day: “{raw}”.',
  'which-place': 'Several places bear this name: “{raw}”.',
  'unknown-place': 'This place is not in the register: “{raw}”.',
  'unknown-organisation': 'This organisation is not in the register: “{raw}”.',
  'unknown-programme': 'This programme is not in the register: “{raw}”.',
  'unknown-target-group': 'This target group is not in the register: “{raw}”.',
  'unknown-fund': 'This fund is not known: “{raw}”.',
  'unknown-status': 'What does this status mean: “{raw}”?',
  'which-country': 'From which country is “{raw}”?',
  'stated-again': 'The page says something else further on than “{raw}”.',
  'no-heading': 'The prose has no heading: “{raw}”.',
};

const filled = (sentence: string, context: Record<string, string | number> = {}) =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(context[name] ?? ''));

/** Why a document is refused. */
export const refusalSentence = (code: string): string => refusals[code] ?? code;
/** What is wrong, and where. */
export const issueSentence = ({ code, context }: Issue): string => filled(issues[code] ?? code, context);
/** Why two records may be one. */
export const reasonSentence = (reason: { code: string; count?: number }): string =>
  filled(reasons[reason.code] ?? reason.code, reason.count === undefined ? {} : { count: reason.count });
/** What is asked about words of a page. */
export const questionSentence = (code: string | undefined, raw: string): string =>
  filled(questions[code ?? ''] ?? 'Please check: “{raw}”.', { raw: raw.replace(/\s+/g, ' ').slice(0, 120) });
