/** What the keeper of a form knows of it, and what it is given to read the form, store its text and tell what became of it. */
import type { Remark, Sent } from './answers.ts';
import type { Texts } from './form-texts.ts';
import type { LocalCopies } from './local-copies.ts';

export interface KeptAnswer {
  keptAt: string;
  generation: number;
  replacedNul: number;
}

export interface SavedAnswer {
  editionId: string;
  revision: string;
  draft: Texts;
}

/** What stands in the way of the server having the text. */
export type Trouble =
  | { kind: 'away'; status: number }
  | { kind: 'signed-out' }
  | { kind: 'other-person'; remarks: Remark[] }
  | { kind: 'refused'; remarks: Remark[]; status: number };

export interface KeeperState {
  /** Counts the states of the form; each kept… says up to which one. */
  generation: number;
  keptHere: number;
  keptThere: number;
  saved: number;
  isSaving: boolean;
  keptAt: number | null;
  savedAt: number | null;
  trouble: Trouble | null;
  /** Why this computer keeps nothing. */
  hereTrouble: 'refused' | 'full' | null;
}

export interface KeeperFacts {
  editionId: string;
  formId: string;
  baseRevision: string;
  generation: number;
  savedAt: number | null;
}

export interface KeeperEnds<Kept extends KeptAnswer, Saved extends SavedAnswer> {
  texts: () => Texts;
  copies: LocalCopies;
  keepThere: (
    copy: { editionId: string; formId: string; baseRevision: string; generation: number; draft: Texts },
    isLeaving: boolean,
  ) => Promise<Sent<Kept>>;
  saveThere: (save: {
    editionId: string;
    formId: string;
    baseRevision: string;
    operationId: string;
    generation: number;
    draft: Texts;
  }) => Promise<Sent<Saved>>;
  changed: (state: KeeperState) => void;
  kept: (answer: Kept) => void;
  /** `sent` is what was saved; fields that changed since stay as they are. True: every other field now shows `answer`. */
  saved: (answer: Saved, sent: Texts) => boolean;
  /** Another page goes on with the same form; this one is called so from now on. */
  renamed: (formId: string) => void;
  /** A save was refused with something to decide; the text is kept. */
  refused: (answer: Extract<Sent<Saved>, { kind: 'refused' }>) => void;
  now: () => number;
  newId: () => string;
  random: () => number;
}
