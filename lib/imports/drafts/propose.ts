/**
 * From a reading to what it would put into a project. Pure and total: the same reading, registers and text give the same
 * proposal with the same ids; every value of the reading is in a field, in a question or among what is left.
 */
import { withStanding } from '#lib/imports/drafts/against.ts';
import type { ProposalContext, ReadPage } from '#lib/imports/drafts/context.ts';
import { dayField, dayPaths } from '#lib/imports/drafts/date-fields.ts';
import { type BareField, type Making, RowIds, squeezed, wordsAt } from '#lib/imports/drafts/field.ts';
import { moneyField, moneyPaths, nameless, undecidedMoney } from '#lib/imports/drafts/money-fields.ts';
import { namesOrganisation, participantField } from '#lib/imports/drafts/people-fields.ts';
import { plainField } from '#lib/imports/drafts/plain-fields.ts';
import type { LeftOver, Proposal } from '#lib/imports/drafts/proposal.ts';
import { sectionFields, suggestionFields } from '#lib/imports/drafts/prose-fields.ts';
import { placeField, targetGroupField, undecidedPlaces } from '#lib/imports/drafts/register-fields.ts';
import { sourceOf } from '#lib/imports/drafts/source-row.ts';
import type { Statement } from '#lib/imports/pages/facts.ts';
import type { Unused } from '#lib/imports/pages/prose.ts';
import type { Span } from '#lib/imports/pages/text.ts';

/** What the page would put into a project, or into the one whose text stands. */
export function proposeDraft(page: ReadPage, context: ProposalContext): Proposal {
  const { earlier } = context;
  const source = sourceOf(page, context);
  const bare = fieldsOf(page, { ...context, sourceId: source.id });
  const before = earlier === undefined ? null : fieldsOf(earlier, { ...context, sourceId: source.id }).fields;
  return {
    fields: bare.fields.map((field) =>
      withStanding(
        field,
        context,
        before === null ? null : { fields: before, choices: earlier?.choices ?? {} },
      ),
    ),
    language: source.language,
    source: { id: source.id, texts: source.texts },
    left: bare.left,
    unused: bare.unused,
  };
}

interface PageFields {
  fields: BareField[];
  left: LeftOver[];
  unused: readonly Unused[];
}

function fieldsOf(page: ReadPage, context: ProposalContext & { sourceId: string }): PageFields {
  const making: Making = { ...page, rows: new RowIds(context.standing ?? {}) };
  const fields: BareField[] = [];
  const left: LeftOver[] = [];
  for (const statement of page.reading.statements) {
    const field = fieldOf(statement, making, context);
    if (field === null) left.push(leftOver(statement));
    else fields.push(field);
  }
  for (const path of moneyPaths) fields.push(...undecidedMoney(path, making));
  fields.push(...nameless(making));
  fields.push(...undecidedPlaces(making, context));
  const sections = sectionFields(making, context);
  fields.push(...sections.fields, ...suggestionFields(making, context));
  const all = once(fields);
  left.push(...untakenWords(making, all, sections.unused));
  return { fields: all, left, unused: sections.unused };
}

/** Words beside a label that made no value and are in no sentence either: `Project grant: see the contract`. */
function untakenWords(
  { reading, text }: Making,
  fields: readonly BareField[],
  unused: readonly Unused[],
): LeftOver[] {
  const shown: Span[] = [...fields.flatMap(({ spans }) => spans), ...unused];
  return reading.issues.flatMap(({ field, code, start, end }): LeftOver[] => {
    if (start === undefined || end === undefined || code === 'empty-label') return [];
    if (shown.some((span) => span.start < end && span.end > start)) return [];
    const raw = wordsAt(text, { start, end });
    return [{ path: field, raw, shown: squeezed(raw), spans: [{ start, end }] }];
  });
}

function fieldOf(
  statement: Statement,
  making: Making,
  context: ProposalContext & { sourceId: string },
): BareField | null {
  const { path } = statement;
  const money = moneyPaths.find((each) => each === path);
  if (money !== undefined) return moneyField(money, statement, making);
  if (path === 'start' || path === 'end') return dayField(dayPaths[path], statement);
  if (namesOrganisation(path)) return participantField(statement, making, context);
  if (path.startsWith('places[')) return placeField(statement, making, context);
  if (path.startsWith('targetGroups[')) return targetGroupField(statement, context);
  return plainField(statement, context);
}

/** What no field of the form holds. */
function leftOver({ path, raw, value, start, end, from }: Statement): LeftOver {
  const shown =
    value === null ? raw : typeof value === 'string' ? value : `${value.amount} ${value.currency ?? ''}`;
  return {
    path,
    raw,
    shown: squeezed(shown),
    spans: end > start ? [{ start, end }] : [],
    ...(from === undefined ? {} : { from }),
  };
}

/** One field an id: of two the first stands, as a statement does. */
function once(fields: readonly BareField[]): BareField[] {
  const seen = new Set<string>();
  return fields.filter(({ id }) => !seen.has(id) && seen.add(id));
}
