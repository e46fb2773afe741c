/** Days of a page as texts of the form: its own words where the form reads them to the same day and to no other. */
import { type BareField, factField } from '#lib/imports/drafts/field.ts';
import type { ProposedOption } from '#lib/imports/drafts/proposal.ts';
import type { Statement } from '#lib/imports/pages/facts.ts';
import { readDate } from '#lib/projects/form/dates.ts';

export const dayPaths = { start: 'startsOn', end: 'endsOn' } as const;
export type DayPath = (typeof dayPaths)[keyof typeof dayPaths];

/** The proposed field for a day that a label states. */
export function dayField(path: DayPath, statement: Statement): BareField | null {
  const { value, raw } = statement;
  const common = { field: path, cites: [path], ownPath: path } as const;
  if (value === null)
    return factField(statement, {
      ...common,
      texts: { [path]: raw },
      question: { code: 'no-such-day', context: { raw }, options: [] },
    });
  if (typeof value !== 'string') return null;
  const read = readDate(raw);
  if (!read.ok || read.value !== value) return factField(statement, { ...common, texts: { [path]: value } });
  if (read.other === undefined) return factField(statement, { ...common, texts: { [path]: raw } });
  return factField(statement, {
    ...common,
    texts: { [path]: raw },
    question: {
      code: 'which-date',
      context: { raw },
      options: [value, read.other].map((day) => optionOf(path, day)),
    },
  });
}

/** A day of the prose: whether something begins or ends on it, only a person knows. */
export const dayOptions = (day: string): ProposedOption[] =>
  Object.values(dayPaths).map((path) => ({ id: path, shown: day, texts: { [path]: day } }));

const optionOf = (path: DayPath, day: string): ProposedOption => ({
  id: day,
  shown: day,
  texts: { [path]: day },
});
