/**
 * What the editor says of a draft: how texts were read, what has to be mended before publishing, what to look at once
 * more. In words, for the page and for the answer to every copy that is kept.
 */
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import type { Issue } from '#lib/issues.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { personalData } from '#lib/projects/form/personal-data.ts';
import { readDraft } from '#lib/projects/form/read.ts';
import { readiness } from '#lib/projects/form/readiness.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { readingSentence, type ShownReading } from '#lib/projects/form/sentences.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { type Draft, longestDraftBytes } from '#lib/versioning/draft.ts';
import { issueSentence } from '#lib/web/staff/issue-sentences.ts';

export interface DraftRemark {
  field: string;
  /** What staff call the field. */
  name: string;
  message: string;
}

export interface DraftRemarks {
  readings: Readonly<Record<string, ShownReading>>;
  /** What stands in the way of publishing, in the order of the editor. */
  before: readonly DraftRemark[];
  /** What may be a person's data. */
  guard: readonly DraftRemark[];
  /** How much of what can be kept the draft takes, 0 to 100. */
  fullness: number;
}

/** Judges a draft by the registers of this moment. */
export async function remarksOn(
  draft: Draft,
  locale: Locale,
): Promise<DraftRemarks & { registers: FormRegisters }> {
  const registers = await currentRegisters();
  const { readings } = readDraft(draft, { ...anyProject, statements: [], registers });
  const named = (issue: Issue): DraftRemark => ({
    field: issue.field,
    name: pathName(locale, issue.field, [draft], registers),
    message: issueSentence(locale, 'editor', issue),
  });
  return {
    registers,
    readings: Object.fromEntries(
      Object.entries(readings).map(([path, reading]) => [path, readingSentence(locale, reading, registers)]),
    ),
    before: readiness(draft, [], registers).map(named),
    guard: personalData(draft).map(named),
    fullness: Math.floor((100 * bytesOf(draft)) / longestDraftBytes),
  };
}

const anyProject = { id: 'draft', slug: 'draft', updatedOn: '2000-01-01' };

function bytesOf(draft: Draft): number {
  return Object.entries(draft).reduce(
    (sum, [path, text]) => sum + Buffer.byteLength(path) + Buffer.byteLength(text),
    0,
  );
}

/** Every pause of everybody's typing asks for the registers; they change a few times a day. */
const registersKeptMs = 5000;

let kept: { at: number; registers: Promise<FormRegisters> } | undefined;

function currentRegisters(): Promise<FormRegisters> {
  const now = performance.now();
  if (kept === undefined || now - kept.at > registersKeptMs) {
    const registers = loadFormRegisters(staffDatabase());
    kept = { at: now, registers };
    registers.catch(() => {
      kept = undefined;
    });
  }
  return kept.registers;
}
