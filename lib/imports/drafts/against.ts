/**
 * A field of a page against what stands in the project and what the page said at its earlier import. What staff changed
 * and the page did not is not proposed again; what stands is told before anything is put in its place.
 */
import type { ProposalContext } from '#lib/imports/drafts/context.ts';
import { type BareField, squeezed, sureConfidence } from '#lib/imports/drafts/field.ts';
import type { Choices, ProposedField, ProposedState } from '#lib/imports/drafts/proposal.ts';
import { readValues } from '#lib/projects/form/read.ts';
import { type FormRegisters, registeredIds } from '#lib/projects/form/registers.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/** The fields of the earlier state of the page, and which of them somebody decided about. */
export interface EarlierFields {
  fields: readonly BareField[];
  choices: Choices;
}

/** The field with its state. */
export function withStanding(
  field: BareField,
  { standing = {}, registers }: Pick<ProposalContext, 'standing' | 'registers'>,
  earlier: EarlierFields | null,
): ProposedField {
  const { isUnknown, ...rest } = field;
  const meaning = (path: string, text: string) => meaningOf(path, text, registers);
  const stands = (texts: Draft) => saysAll(texts, standing, meaning);
  const said = answersOf(field);
  const before = standsOtherwise(said, standing, meaning);
  const asked: ProposedState | null =
    isUnknown === true ? 'unknown' : field.question === undefined ? null : 'ask';
  const done = (state: ProposedState, more: Partial<ProposedField> = {}): ProposedField => ({
    ...rest,
    state,
    sure: false,
    ...(Object.keys(before).length === 0 ? {} : { before }),
    ...more,
  });
  if (said.some((texts) => stands(texts))) return done('same');
  const then = earlier?.fields.find((each) => isSameField(each, field));
  const decided = then !== undefined && earlier?.choices[then.id] !== undefined;
  const unchanged =
    then !== undefined && (asked === null ? saysTheSame(then, field, meaning) : then.raw === field.raw);
  if (decided && unchanged) return done('kept');
  if (asked !== null) return done(asked);
  const sure = field.kind === 'fact' && field.confidence >= sureConfidence;
  if (Object.keys(before).length === 0) return done('new', { sure });
  const byPage = then !== undefined && answersOf(then).some((texts) => stands(texts));
  return done('changed', {
    sure: sure && byPage,
    ...(then !== undefined && !byPage ? { alsoChangedByStaff: true as const } : {}),
  });
}

/** The texts that taking the field can give: its own, or each answer over them. */
function answersOf({ texts, question }: BareField): Draft[] {
  if (question === undefined || (question.options.length === 0 && Object.keys(texts).length > 0))
    return [texts];
  return question.options
    .map((option) => ({ ...texts, ...option.texts }))
    .filter((all) => Object.keys(all).length > 0);
}

/** The field of the earlier state that says where the same goes: one with the same paths, else with the same id. */
function isSameField(a: BareField, b: BareField): boolean {
  const path = Object.keys(b.texts).find((each) => !isBeside(each));
  if (path !== undefined && a.texts[path] !== undefined) return true;
  return a.id === b.id && !a.id.includes('[');
}

/** What goes beside a value and is none: the sort of a section, the source that names a contact. */
const isBeside = (path: string) => path.endsWith('.kind') || path === 'contactSource';

type Meaning = (path: string, text: string) => string;

function saysTheSame(a: BareField, b: BareField, meaning: Meaning): boolean {
  return sameValues(
    a.texts,
    b.texts,
    Object.keys(b.texts).filter((path) => !isBeside(path)),
    meaning,
  );
}

/** Whether the project already says all of it. */
function saysAll(texts: Draft, standing: Draft, meaning: Meaning): boolean {
  const paths = Object.keys(texts).filter((path) => texts[path] !== '' && !isBeside(path));
  return paths.length > 0 && sameValues(texts, standing, paths, meaning);
}

/** What stands where the field would go and is not what any answer says. */
function standsOtherwise(answers: readonly Draft[], standing: Draft, meaning: Meaning): Draft {
  const before: Record<string, string> = {};
  for (const texts of answers)
    for (const path of Object.keys(texts)) {
      const there = textAt(standing, path);
      if (!isBeside(path) && there !== '' && !sameValues(texts, standing, [path], meaning))
        before[path] = there;
    }
  return before;
}

/** Whether two drafts mean the same at these paths: `12.10.2022` and `2022-10-12` do. */
function sameValues(a: Draft, b: Draft, paths: readonly string[], meaning: Meaning): boolean {
  return paths.every((path) => {
    const [one, other] = [textAt(a, path).trim(), textAt(b, path).trim()];
    return one === other || (one !== '' && other !== '' && meaning(path, one) === meaning(path, other));
  });
}

/** The value of a text by itself; the text, white space aside, where it cannot be read alone. */
function meaningOf(path: string, text: string, registers: FormRegisters): string {
  const register = path.endsWith('.organisation')
    ? 'organisations'
    : path.endsWith('.place')
      ? 'places'
      : null;
  if (register !== null) return registeredIds(registers, register, text).join() || text;
  const value = /^[a-zA-Z]+$/.test(path) ? readValues({ [path]: text }, registers)[path] : undefined;
  return value === undefined ? squeezed(text) : JSON.stringify(value);
}
