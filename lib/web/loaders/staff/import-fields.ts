/** From a proposal to what its screen shows: values by sections of the editor, their words, their questions in sentences. */
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { keepWords } from '#lib/imports/drafts/choose.ts';
import { squeezed, sureConfidence } from '#lib/imports/drafts/field.ts';
import { newOrganisation } from '#lib/imports/drafts/people-fields.ts';
import type { Choices, Proposal, ProposedField } from '#lib/imports/drafts/proposal.ts';
import { staffPath } from '#lib/paths.ts';
import { formSections, sectionOfPath } from '#lib/projects/form/fields.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { derivedFrom } from '#lib/web/loaders/staff/import-findings.ts';
import { wordsAt } from '#lib/web/staff/draft-words.ts';
import { baseOf, ownText } from '#lib/web/staff/import-choices.ts';
import {
  type Lookup,
  registeredValue,
  shownOption,
  shownValue,
  sideOfResult,
} from '#lib/web/staff/proposed-value.ts';

export interface FieldFacts {
  locale: Locale;
  proposal: Proposal;
  choices: Choices;
  /** The form that came back, with all that was typed in it. */
  posted: Readonly<Record<string, string>> | null;
  registers: FormRegisters;
  /** The language of the page. */
  lang: Locale | undefined;
  marks: Readonly<Record<string, number>>;
  /** Sentences about a field, by its id. */
  remarks: ReadonlyMap<string, readonly string[]>;
  isInto: boolean;
  mayAdd: MayAdd;
}

/** Whether the person may add an entry to the register. */
export interface MayAdd {
  programme: boolean;
  targetGroups: boolean;
}

/** What each field is called, by its id. */
export function fieldLabels(locale: Locale, fields: readonly ProposedField[]): Map<string, string> {
  const t = staffMessages(locale, 'editor') as unknown as Lookup;
  const own = staffMessages(locale, 'import');
  return new Map(
    fields.map(({ id, field, question, texts }) => {
      if (question?.code === 'of-what') return [id, field === 'grant' ? own('aSum') : own('aDay')];
      const part = /\.([a-zA-Z]+)$/.exec(id)?.[1] ?? sideOfResult(texts) ?? undefined;
      const isPart = part !== undefined && t.has(`part.${part}`);
      return [
        id,
        isPart ? `${t(`field.${field}`)}: ${t(`part.${part}`).toLowerCase()}` : t(`field.${field}`),
      ];
    }),
  );
}

/** Everything of the form: groups, suggestions, what stands already, and how far it is. */
export function shownValues(facts: FieldFacts) {
  const { proposal, choices, posted, locale, isInto } = facts;
  const editor = staffMessages(locale, 'editor');
  const labels = fieldLabels(locale, proposal.fields);
  const show = (field: ProposedField) => shownField(facts, field, labels.get(field.id) ?? field.id);
  const differing = proposal.fields.filter(isOpen);
  const stated = differing.filter(({ kind }) => kind === 'fact');
  const groups = formSections.flatMap((section) => {
    const own = stated.filter(({ field }) => sectionOfPath(field) === section);
    return own.length === 0
      ? []
      : [{ id: section, title: editor(`section.${section}`), fields: own.map(show) }];
  });
  return {
    groups,
    suggestions: differing.filter(({ kind }) => kind === 'suggestion').map(show),
    same: proposal.fields.filter((field) => !isOpen(field)).map(show),
    base: posted?.['base'] ?? baseOf(proposal.fields, choices),
    ...progressOf(proposal, choices),
    sure: differing.filter(({ id, sure }) => sure && choices[id]?.taken !== true).length,
    isInto,
  };
}

/** What the project has already, or what was decided when the page was last imported, is not proposed again. */
const isOpen = ({ state }: ProposedField) => state !== 'same' && state !== 'kept';

/** How much is taken of what the page states, and how many questions wait. */
export function progressOf(
  proposal: Proposal,
  choices: Choices,
): { taken: number; all: number; open: number } {
  const differing = proposal.fields.filter(isOpen);
  return {
    taken: differing.filter(({ id }) => choices[id]?.taken === true).length,
    all: differing.length,
    open: differing.filter(
      ({ id, kind, question }) =>
        kind === 'fact' &&
        question !== undefined &&
        choices[id]?.taken !== true &&
        choices[id]?.option === undefined,
    ).length,
  };
}

function shownField(facts: FieldFacts, field: ProposedField, label: string) {
  const { locale, choices, posted, registers, marks, remarks } = facts;
  const { id, kind, raw, from, confidence, sure, before, sentence, question } = field;
  const own = ownText(field);
  const shown = shownValue(field, registers, locale);
  const known = registeredValue(field, registers, locale);
  return {
    id,
    label,
    shown,
    // What is printed or written is in the language of the page; sums, days and places are told in ours.
    lang: shown === field.shown && !/^\d/.test(shown) ? facts.lang : undefined,
    known: known === shown ? null : known,
    raw: squeezed(raw),
    from: from === undefined ? null : derivedFrom(locale, from),
    mark: marks[id] ?? null,
    isDoubtful: kind === 'fact' && question === undefined && confidence < sureConfidence,
    isSure: sure,
    before:
      before === undefined
        ? null
        : Object.keys(before)
            .map((path) => wordsAt(before, path, { locale, registers }))
            .filter((words) => words !== '')
            .join(' · '),
    sentence: sentence === undefined ? null : parted(sentence, raw),
    remarks: question === undefined ? (remarks.get(id) ?? []) : [],
    question: question === undefined ? null : shownQuestion(facts, field.field, question, raw),
    own:
      own === null
        ? null
        : { text: posted?.[`text:${id}`] ?? own, isLong: own.length > 120 || own.includes('\n') },
    choice: choices[id] ?? { taken: false },
  };
}

function shownQuestion(
  { locale, registers, mayAdd }: FieldFacts,
  field: ProposedField['field'],
  { code, context, options }: NonNullable<ProposedField['question']>,
  raw: string,
) {
  const t = staffMessages(locale, 'import') as unknown as Lookup;
  const isAlone = options.every(({ id }) => id === newOrganisation);
  const alone = `question.alone.${code}`;
  const key = isAlone && t.has(alone) ? alone : `question.${code}`;
  return {
    help: helpOf(code, locale, mayAdd),
    ...ownLabels(code, options.length, t),
    sentence: t(t.has(key) ? key : 'question.other', { raw: raw.replace(/\s+/g, ' '), ...context }),
    options: options.map(({ id, shown, texts, degree }) => ({
      id,
      shown:
        code === 'unknown-organisation' && id === newOrganisation
          ? t('newOne', { name: shown })
          : shownOption(code, field, { id, shown, texts }, registers, locale),
      detail: degree === undefined ? undefined : t('degree', { percent: degree }),
    })),
  };
}

/** Who may add what no register has, the way there for those who may, and the answer that keeps the words. */
function helpOf(code: string, locale: Locale, mayAdd: MayAdd) {
  const t = staffMessages(locale, 'import');
  const keep = { value: keepWords, label: t('add.keepWords') };
  if (code === 'unknown-fund') return { text: t('add.fund'), link: null, keep };
  if (code !== 'unknown-programme' && code !== 'unknown-target-group') return null;
  const [register, may] =
    code === 'unknown-programme'
      ? (['programmes', mayAdd.programme] as const)
      : (['target-groups', mayAdd.targetGroups] as const);
  if (!may) return { text: t(`add.${register}.ask`), link: null, keep };
  const href = staffPath(locale, 'registers', register, ...(register === 'programmes' ? ['new'] : []));
  return { text: t(`add.${register}.may`), link: { href, label: t(`add.${register}.link`) }, keep };
}

/** What the answer in one's own words is called: an entry of a register, a heading, or anything else. */
function ownLabels(code: string, options: number, t: Lookup): { ownLabel: string; ownTextLabel: string } {
  if (code.startsWith('unknown-') && code !== 'unknown-status')
    return { ownLabel: t('question.ownEntry'), ownTextLabel: t('question.ownEntryText') };
  return {
    ownLabel: t(options === 0 ? 'question.ownOnly' : 'question.own'),
    ownTextLabel: t(code === 'no-heading' ? 'question.ownHeading' : 'question.ownText'),
  };
}

/** A sentence parted at the words that matter. */
function parted(sentence: string, words: string): { text: string; match: boolean }[] {
  const at = sentence.indexOf(words);
  if (at < 0 || words === '') return [{ text: sentence, match: false }];
  return [
    { text: sentence.slice(0, at), match: false },
    { text: words, match: true },
    { text: sentence.slice(at + words.length), match: false },
  ].filter(({ text }) => text !== '');
}
