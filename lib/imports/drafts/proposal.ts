/**
 * What a page would put into a project, field by field, each with the words it comes from. Shapes only: proposing is done
 * in propose.ts, choosing in choose.ts, and nothing here is written anywhere before a person says so.
 */
import type { Span } from '#lib/imports/pages/text.ts';
import type { ProjectField } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** What the draft would get: a fact that the page states, or something in its prose that may be one. */
export type ProposedKind = 'fact' | 'suggestion';

/**
 * Against what stands in the project: nothing there yet; the same there; something else there. `kept`: the page says what
 * it said at its earlier import, and staff have decided otherwise since: it is not proposed again. `ask`: somebody has to
 * answer first. `unknown`: no register knows it.
 */
export type ProposedState = 'new' | 'same' | 'changed' | 'kept' | 'ask' | 'unknown';

/** One answer to a question. */
export interface ProposedOption {
  /** Stable, such as `34649-EUR`, `PDV22`, `roma-lom` or `new`. */
  id: string;
  /** As the person reads it: names of registers and sums in no language of ours, dates as `2012-04-30`. */
  shown: string;
  /** Put over `texts` of the field when this answer is given. */
  texts: Draft;
  /** How sure the register is of a match, 0 to 100. */
  degree?: number;
}

/** Why somebody has to say what is meant; the sentence of each code stands in the messages. */
export const questionCodes = [
  /** A sum that can be read in two ways. */
  'which-sum',
  /** A sum without a currency. */
  'which-currency',
  /** A sum in a currency that the portfolio does not hold. */
  'currency-not-held',
  /** Several sums, or sums in several currencies. */
  'several-sums',
  /** Day and month may change places. */
  'which-date',
  /** Several dates beside one label. */
  'several-dates',
  /** A day that no calendar has. */
  'no-such-day',
  /** A name of several places. */
  'which-place',
  /** A place that the register does not know. */
  'unknown-place',
  'unknown-organisation',
  'unknown-programme',
  'unknown-target-group',
  'unknown-fund',
  'unknown-status',
  /** A donor partner whose country the page does not say. */
  'which-country',
  /** The page says something else further on. */
  'stated-again',
  /** Prose without a heading. */
  'no-heading',
  /** A sum or a day in the prose: of what? The ids of the options are the names of fields. */
  'of-what',
] as const;
export type QuestionCode = (typeof questionCodes)[number];

/** Questions about what only a register can hold: whoever imports answers them, somebody else adds the entry. */
export const registerQuestions: readonly QuestionCode[] = [
  'unknown-programme',
  'unknown-target-group',
  'unknown-fund',
];

export interface ProposedField {
  /** Stable for one reading: `grant`, `partners[0]`, `sections[2]`, `results[3]`, `suggestions[5]`. */
  id: string;
  /** The field of the form whose label it bears. */
  field: ProjectField;
  kind: ProposedKind;
  /** Draft path → text it would put there. The words of the page wherever the form reads them to the same value. */
  texts: Draft;
  /** The path whose text an answer in one's own words replaces; absent where that makes no sense. */
  ownPath?: string;
  /** Paths of the statements that the page gets for it; none for what no words say. */
  cites: readonly string[];
  /** The value in short, as somebody reads it. */
  shown: string;
  /** The words of the page. */
  raw: string;
  /** Where they stand; empty for what no words say. */
  spans: readonly Span[];
  /** The sentence around a suggestion. */
  sentence?: string;
  /** The address, number or layout that a value without words was taken from. */
  from?: string;
  confidence: number;
  state: ProposedState;
  /** Taken by “accept all”: a fact that needs no answer and stands against nothing that staff wrote. */
  sure: boolean;
  /** Draft path → what stands there now, when it differs. */
  before?: Draft;
  /** Staff have changed it too since the earlier import. */
  alsoChangedByStaff?: true;
  /** The organisation that is named, for the register to learn. */
  organisation?: NamedOrganisation;
  question?: { code: QuestionCode; context: Record<string, string | number>; options: ProposedOption[] };
}

/** An organisation as the page names it. */
export interface NamedOrganisation {
  name: string;
  /** ISO code, where the page says or implies one. */
  country?: string;
  /** Where the draft keeps its address. */
  path: string;
}

/** What the page says and no field of the form holds; shown, never dropped. */
export interface LeftOver {
  /** Path of the reading: `totalCost`, `contractDate`, `organisationType`. */
  path: string;
  raw: string;
  /** The value as read. */
  shown: string;
  spans: readonly Span[];
  /** What it was worked out from, where no words of the page say it. */
  from?: string;
}

export interface Proposal {
  fields: ProposedField[];
  /** In which of our languages the words of the page stand. */
  language: 'en' | 'bg';
  /** The source row that statements of this page name; put into the draft with the first value that is taken. */
  source: { id: string; texts: Draft };
  left: LeftOver[];
  /** Sentences of the page that neither a field nor a section holds. */
  unused: readonly (Span & { text: string })[];
}

/** What a person chose, by the id of the field. */
export type Choices = Readonly<Record<string, Choice>>;

export interface Choice {
  taken: boolean;
  /** The answer to the question. */
  option?: string | undefined;
  /** An answer in one's own words. */
  text?: string | undefined;
}
