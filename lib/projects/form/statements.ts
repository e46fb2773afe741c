/**
 * Keeps what the sources say in step with what staff wrote. A statement is never dropped: one whose value no longer
 * stands is no longer preferred, and comes back when its value does.
 */
import { readValues } from '#lib/projects/form/read.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { type Statement, statement } from '#lib/projects/schema.ts';
import { resolveStatementPath } from '#lib/versioning/document-path.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/**
 * The statements after a change from `before` to `after`, with one more for each value beside which staff named a
 * source (`source:grant`, `quote:grant`).
 */
export function statementsFor(
  before: Draft,
  after: Draft,
  statements: readonly Statement[],
  registers?: FormRegisters,
): Statement[] {
  const [old, now] = [readValues(before, registers), readValues(after, registers)];
  const kept = statements.map((each) => inStep(each, old, now));
  return [...kept, ...namedSources(after, now, kept)];
}

function inStep(each: Statement, old: object, now: object): Statement {
  const [was, is] = [resolveStatementPath(old, each.path), resolveStatementPath(now, each.path)];
  if (JSON.stringify(was) === JSON.stringify(is)) return each;
  if (!each.preferred) return stands(each, is) && !stands(each, was) ? { ...each, preferred: true } : each;
  return stands(each, was) && !stands(each, is) ? { ...each, preferred: false } : each;
}

/** A statement without a value speaks of whatever stands there; others of a part of it. */
function stands({ value }: Statement, shown: unknown): boolean {
  return value === null ? shown !== undefined : holds(shown, value);
}

function holds(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return whole === part || wholeIsDefault(whole, part);
  if (Array.isArray(part)) return JSON.stringify(whole) === JSON.stringify(part);
  return Object.entries(part).every(([key, inner]) =>
    holds((whole as Record<string, unknown> | undefined)?.[key], inner),
  );
}

/** What the schema fills in stands in no draft. */
function wholeIsDefault(whole: unknown, part: unknown): boolean {
  return whole === undefined && (part === 'exactly' || part === false);
}

/** The longest raw text and quotation that a statement holds. */
const longestQuote = 20_000;

function namedSources(after: Draft, now: object, kept: readonly Statement[]): Statement[] {
  const sources = new Set(textAt(after, 'sources').split(' '));
  return Object.keys(after)
    .filter((key) => key.startsWith('source:'))
    .sort()
    .flatMap((key) => {
      const path = key.slice('source:'.length);
      const sourceId = textAt(after, key).trim();
      const value = resolveStatementPath(now, path);
      if (value === undefined || !sources.has(sourceId)) return [];
      const quote = textAt(after, `quote:${path}`).trim().slice(0, longestQuote);
      const text = textAt(after, path).trim().slice(0, longestQuote);
      // What was typed may say the same in another way; the words are those of the source.
      const raw = quote === '' || (text !== '' && quote.includes(text)) ? text : quote;
      const made = statement.safeParse({
        path,
        value: isProse(value) ? null : value,
        sourceId,
        ...(raw === '' ? {} : { raw }),
        ...(quote === '' ? {} : { quote: { text: quote } }),
      });
      return made.success && !kept.some((each) => saysTheSame(each, made.data)) ? [made.data] : [];
    });
}

/** What we wrote in our own words is stated by a source, but not in these words. */
function isProse(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !('number' in value) && ('en' in value || 'bg' in value)
  );
}

function saysTheSame(a: Statement, b: Statement): boolean {
  return (
    a.preferred &&
    a.path === b.path &&
    a.sourceId === b.sourceId &&
    (a.quote?.text ?? '') === (b.quote?.text ?? a.quote?.text ?? '') &&
    // Not as text: the database keeps the parts of a value in an order of its own.
    holds(a.value, b.value) &&
    holds(b.value, a.value)
  );
}
