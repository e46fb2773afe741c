/**
 * What an entry lacks before it can be published, and how complete it is. A judgement about the draft as typed; it
 * never keeps anybody from saving.
 */

import type { Issue } from '#lib/issues.ts';
import { typedFields } from '#lib/projects/form/fields.ts';
import { readDraft } from '#lib/projects/form/read.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import type { ExpectedFact } from '#lib/projects/rules.ts';
import { expectedFacts, missingFacts } from '#lib/projects/rules.ts';
import type { Statement } from '#lib/projects/schema.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/** Stands in for what is given to a document only when it is published. */
const notYet = { id: 'draft', slug: 'draft', updatedOn: '2000-01-01' };

/**
 * “Before publishing (n)”: what cannot be read, what can be read in two ways, and what every entry needs. Empty when
 * nothing stands in the way.
 */
export function readiness(draft: Draft, statements: readonly Statement[], registers: FormRegisters): Issue[] {
  const { issues, readings } = readDraft(draft, { ...notYet, statements, registers });
  const asked = Object.entries(readings)
    .filter(([, { asks }]) => asks)
    .map(([field, { code, context }]): Issue => ({ field, code, context }));
  const order = new Map(typedFields.map(({ name }, index): [string, number] => [name, index]));
  const place = ({ field }: Issue) => order.get(/^[a-zA-Z]+/.exec(field)?.[0] ?? '') ?? order.size;
  return [...issues, ...asked, ...periodIssues(draft)].toSorted((a, b) => place(a) - place(b));
}

/** The share of the expected facts that are there or known not to exist, 0 to 100. */
export function completeness(draft: Draft, statements: readonly Statement[]): number {
  const { profile } = readDraft(draft, { ...notYet, statements });
  if (profile === null) return 0;
  const missing = missingFacts(profile).filter((fact) => textAt(draft, `notPublished[${fact}].state`) === '');
  return Math.round((100 * (expectedFacts.length - missing.length)) / expectedFacts.length);
}

/** Expected facts of which the draft neither has a value nor says why there is none. */
export function unknownFacts(draft: Draft, statements: readonly Statement[]): ExpectedFact[] {
  const { profile } = readDraft(draft, { ...notYet, statements });
  if (profile === null) return [];
  return missingFacts(profile).filter((fact) => textAt(draft, `notPublished[${fact}].state`) === '');
}

function periodIssues(draft: Draft): Issue[] {
  const { readings } = readDraft(draft, { ...notYet, statements: [] });
  const [starts, ends] = ['startsOn', 'endsOn'].map((path) => readings[path]?.context['date']);
  if (typeof starts !== 'string' || typeof ends !== 'string') return [];
  const shared = Math.min(starts.length, ends.length);
  return ends.slice(0, shared) < starts.slice(0, shared)
    ? [{ field: 'endsOn', code: 'ends-before-start' }]
    : [];
}
