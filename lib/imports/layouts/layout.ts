/** What a layout is: how a family of pages arranges its facts. One file each; the list of all is in layouts.ts. */
import type { Facts } from '#lib/imports/pages/facts.ts';
import type { FactField } from '#lib/imports/pages/labels.ts';
import type { Page } from '#lib/imports/pages/page.ts';
import type { Span } from '#lib/imports/pages/text.ts';

export type RecordType = 'project' | 'bilateral initiative' | 'programme' | 'listing' | 'news' | 'unknown';

export interface Layout {
  id: string;
  recordType: RecordType;
  /** How well the page fits, from 0 (not at all) to 1; the best of all layouts is taken, the earlier of equals. */
  fits: (page: Page) => number;
  /** Where the title stands when no label names it. */
  title: (page: Page) => { at: Span; confidence: number } | null;
  /** Bare names of places are regions (NUTS), as the portal prints them. */
  regions?: boolean;
  /** Partners are never told apart by the country they come from. */
  partnersAlike?: boolean;
  /** Last of all sums stands what a fund gave, under a label that names it. */
  namesFund?: boolean;
  /** Words before a colon are prose there, and never a label. */
  factless?: boolean;
  /** The funding period that only pages of this layout have. */
  period?: string;
  /** What stands on such pages without a label. */
  unlabelled?: (page: Page, facts: Facts, options: { partnersAlike: boolean }) => void;
}

/** How many of these fields the page has a label for. */
export function countFields(page: Page, ...fields: FactField[]): number {
  const found = new Set(page.marks.flatMap(({ label }) => (label.kind === 'fact' ? [label.field] : [])));
  return fields.filter((field) => found.has(field)).length;
}

/** True when a label of the page is one of these, written as `labelKey` writes them. */
export const hasLabel = (page: Page, ...keys: string[]): boolean =>
  page.marks.some(({ label }) => keys.includes(label.key));

/** The number of different facts that the page has labels for. */
export const factCount = (page: Page): number =>
  new Set(page.marks.flatMap(({ label }) => (label.kind === 'fact' ? [label.field] : []))).size;
