/** What the screen of an imported page is drawn from. */

/** A part of a line; see `lib/imports/marked-text.ts`. */
export interface ShownPiece {
  text: string;
  fields: readonly string[];
  kind: 'plain' | 'fact' | 'suggestion' | 'finding' | 'unused';
  mark: number | null;
}

export interface ShownLine {
  kind: 'heading' | 'text' | 'furniture';
  isApart: boolean;
  prose: string | null;
  isUnused: boolean;
  pieces: readonly ShownPiece[];
}

export interface ShownSource {
  lines: readonly ShownLine[];
  /** Absent when the page is in two languages, or in none we know. */
  lang?: string | undefined;
  url: string | null;
  /** Where the file can be had as it was brought in; null for pasted text. */
  original: string | null;
}

export interface ShownOption {
  id: string;
  shown: string;
  /** What the register says more of it. */
  detail?: string | undefined;
}

/** What to do about an entry that no register has. */
export interface ShownHelp {
  text: string;
  /** The way to the register, for those who may add to it. */
  link: { href: string; label: string } | null;
  /** The answer that keeps the words as a note. */
  keep: { value: string; label: string };
}

export interface ShownQuestion {
  help: ShownHelp | null;
  sentence: string;
  options: readonly ShownOption[];
  /** What the answer in one's own words is called, and the place for them. */
  ownLabel: string;
  ownTextLabel: string;
}

export interface ShownChoice {
  taken: boolean;
  option?: string | undefined;
  text?: string | undefined;
}

export interface ShownField {
  id: string;
  label: string;
  shown: string;
  lang?: string | undefined;
  /** What the register calls whom or what it means, where that is not what is shown. */
  known: string | null;
  /** The words of the page; empty where no words say it. */
  raw: string;
  /** Where a value without words comes from. */
  from: string | null;
  /** Number of its mark in the source. */
  mark: number | null;
  isDoubtful: boolean;
  isSure: boolean;
  /** What stands in the project, where it differs. */
  before: string | null;
  /** For a suggestion: its sentence, parted at its words. */
  sentence: readonly { text: string; match: boolean }[] | null;
  /** What is wrong with it, in words. */
  remarks: readonly string[];
  question: ShownQuestion | null;
  /** The text that can be changed before it is taken; null where none can. */
  own: { text: string; isLong: boolean } | null;
  choice: ShownChoice;
}

export interface ShownFieldGroup {
  /** Name of a section of the editor. */
  id: string;
  title: string;
  fields: readonly ShownField[];
}

export interface ShownFinding {
  id: string;
  /** What it is about, as staff call it. */
  label: string | null;
  message: string;
  mark: number | null;
}

export interface ShownDuplicate {
  projectId: string;
  title: string;
  lang: string;
  /** The public page, or the preview of what has none. */
  href: string;
  /** What the public sees of it, where it sees nothing. */
  state: string | null;
  percent: number;
  /** Whether the person may write into it. */
  mayEdit: boolean;
  reasons: readonly string[];
}

export interface ShownRecord {
  /** From 1, in the order of the page. */
  part: number;
  title: string;
  lang?: string | undefined;
  /** Number, promoter, period: what tells it from the others. */
  facts: string;
  count: number;
  /** Where it is being checked already, or became a draft. */
  href: string | null;
}

/** What is said above the two sides. */
export interface ShownDocument {
  id: string;
  title: string;
  state: 'open' | 'drafted' | 'dismissed' | 'refused';
  /** Why it becomes no project, in words. */
  refusal: string | null;
  into: { id: string; title: string; lang: string; voidsApproval: boolean } | null;
  /** When the page was imported before. */
  earlier: string | null;
  mayChange: boolean;
  /** False for a file of which nothing could be read. */
  hasText: boolean;
}

/** The place of a field on the page. */
export const fieldAnchor = (id: string) => `value-${id.replace(/[^a-zA-Z0-9]+/g, '-')}`;
/** The place of its words. */
export const markAnchor = (mark: number) => `w${mark}`;
