/** From a proposal and what a person chose of it to the text of a project, with a source and its words beside each value. */

import { newOrganisation } from '#lib/imports/drafts/people-fields.ts';
import {
  type Choices,
  type Proposal,
  type ProposedField,
  registerQuestions,
} from '#lib/imports/drafts/proposal.ts';
import { type Draft, itemIds } from '#lib/versioning/draft.ts';

/** An organisation that the register is to learn: a new entry, or one more name of an entry. */
export interface LearntOrganisation {
  name: string;
  /** Where the draft keeps its address. */
  path: string;
  /** The entry that was said to be meant; null for a new one. */
  slug: string | null;
  country: string | null;
}

export interface ChosenDraft {
  draft: Draft;
  /** Facts that need an answer and have none; suggestions need none. */
  open: ProposedField[];
  learnt: LearntOrganisation[];
}

/** The answer that a value is to stay out, in the place of an option. */
export const leaveOut = 'leave-out';
/** The answer that the words of the page go into a note, in the place of an option. */
export const keepWords = 'keep-words';

/**
 * What no register has and nobody answered with an entry, unless it is to stay out: its words are kept as a note, so that
 * the draft is made without the value and the words wait for whoever may add the entry.
 */
export function notedFields({ fields }: Proposal, choices: Choices): ProposedField[] {
  return fields.filter(({ id, kind, state, question }) => {
    const asks = kind === 'fact' && (state === 'ask' || state === 'unknown');
    if (!asks || question === undefined || !registerQuestions.includes(question.code)) return false;
    const choice = choices[id];
    return choice === undefined || (!choice.taken && choice.option !== leaveOut);
  });
}

/** “Accept all”: everything that is sure, and nothing that asks. */
export function sureChoices(proposal: Proposal): Choices {
  return Object.fromEntries(proposal.fields.flatMap(({ id, sure }) => (sure ? [[id, { taken: true }]] : [])));
}

/** The text of the project with what was taken put into `standing`. What nobody took changes nothing. */
export function draftOf(proposal: Proposal, choices: Choices, standing: Draft = {}): ChosenDraft {
  const draft: Record<string, string> = { ...standing };
  const open: ProposedField[] = [];
  const learnt: LearntOrganisation[] = [];
  let isCited = false;
  for (const field of proposal.fields) {
    const choice = choices[field.id];
    const asks = field.kind === 'fact' && (field.state === 'ask' || field.state === 'unknown');
    if (choice === undefined && asks) open.push(field);
    if (choice?.taken !== true) continue;
    const option = field.question?.options.find(({ id }) => id === choice.option);
    const own =
      choice.text === undefined || field.ownPath === undefined ? {} : { [field.ownPath]: choice.text };
    const texts = { ...field.texts, ...option?.texts, ...own };
    if (Object.keys(texts).length === 0) {
      if (asks) open.push(field);
      continue;
    }
    for (const [path, text] of Object.entries(texts)) {
      draft[path] = text;
      putRow(draft, path);
    }
    for (const path of citesOf(field, texts)) {
      draft[`source:${path}`] = proposal.source.id;
      if (field.raw !== '') draft[`quote:${path}`] = quoteOf(field);
      else delete draft[`quote:${path}`];
    }
    isCited = true;
    if (
      field.organisation !== undefined &&
      choice.option !== undefined &&
      field.question?.code === 'unknown-organisation'
    ) {
      const { name, path, country = null } = field.organisation;
      learnt.push({ name, path, country, slug: choice.option === newOrganisation ? null : choice.option });
    }
  }
  if (isCited) {
    for (const [path, text] of Object.entries(proposal.source.texts)) draft[path] = text;
    putRow(draft, `sources[${proposal.source.id}].title`);
  }
  return { draft, open, learnt };
}

/** Suggestions and answers say by their texts which statement they make. */
function citesOf({ cites, question }: ProposedField, texts: Draft): readonly string[] {
  if (cites.length > 0 || question === undefined) return cites;
  return [
    ...new Set(
      Object.keys(texts).map(
        (path) => /^[a-zA-Z]+\[[^\]]+\]/.exec(path)?.[0] ?? path.replace(/\.(?:en|bg)$/, ''),
      ),
    ),
  ];
}

/** The longest quotation that a statement holds. */
const longestQuote = 20_000;

/** A suggestion is quoted with its sentence, a fact in its own words. */
const quoteOf = ({ kind, raw, sentence }: ProposedField): string =>
  (kind === 'suggestion' ? (sentence ?? raw) : raw).trim().slice(0, longestQuote);

/** Puts the row of `places[lom].place` into the order of its list. */
function putRow(draft: Record<string, string>, path: string): void {
  const [, list, id] = /^([a-zA-Z]+)\[([^\]]+)\]/.exec(path) ?? [];
  if (list === undefined || id === undefined) return;
  const ids = itemIds(draft, list);
  if (!ids.includes(id)) draft[list] = [...ids, id].join(' ');
}
