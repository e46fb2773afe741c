/** What a proposal is made against: the registers, what stands in the project, what the page said before. */

import type { Choices } from '#lib/imports/drafts/proposal.ts';
import type { PageReading, PageRecord } from '#lib/imports/pages/pipeline.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** One project of a page, with the language of the page. */
export type ReadRecord = PageRecord & Pick<PageReading, 'language'>;

/** A document with one reading of it. */
export interface ReadPage {
  reading: ReadRecord;
  /** The text that the spans of the reading count in. */
  text: string;
}

/** An organisation of the register that may be meant by a name. */
export interface AlikeOrganisation {
  slug: string;
  name: string;
  /** 0 to 100. */
  degree: number;
}

export interface ProposalContext {
  registers: FormRegisters;
  /** Name of the file; empty for pasted text. */
  name: string;
  url?: string | undefined;
  /** The day on which the page was imported, `2026-11-21`. */
  receivedOn: string;
  /** Text of the project that it goes into. */
  standing?: Draft | undefined;
  /** The earlier state of the same page, and what was chosen of it. */
  earlier?: (ReadPage & { choices: Choices }) | undefined;
  /** By name as printed: organisations that a name of no entry may mean. */
  alike?: ReadonlyMap<string, readonly AlikeOrganisation[]> | undefined;
  words: DraftWords;
}

/** Sentences of ours that a draft may hold, in both languages. */
export interface DraftWords {
  /** Why a funding period stands there although the page does not print it. */
  periodFrom: (from: 'layout' | 'number' | 'address') => { en: string; bg: string };
  /** Who published a page without an address. */
  publisherUnknown: { en: string; bg: string };
  /** The heading offered for prose that has none. */
  storyHeading: { en: string; bg: string };
  /** Why a source has no address. */
  addressUnknown: { en: string; bg: string };
}

/** The projects that a reading holds: those of a listing, or the one it is about. */
export function recordsOfReading(reading: PageReading): ReadRecord[] {
  const { records, language } = reading;
  if (records === undefined) return [reading];
  return records.map((record) => (language === undefined ? record : { ...record, language }));
}
