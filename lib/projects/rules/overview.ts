/**
 * What the list of projects says of a draft at a glance: what needs somebody, and which fields a publication changed.
 * Pure; works for every draft, also one that cannot be read as a document.
 */
import { dayInSofia } from '#lib/format/partial-date.ts';
import { translationGaps } from '#lib/projects/rules/translation.ts';
import { declaredStatusIsStale, hasEnded, resultsArePublished } from '#lib/projects/rules.ts';
import type { AttentionCode } from '#lib/projects/schema/edition.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** True when some text stands in one language only, as the list of translations tells it. */
export function lacksTranslation(draft: Draft): boolean {
  return translationGaps(draft, new Map()).some(({ kind }) => kind === 'missing');
}

/** What needs somebody; `profile` is null while the draft cannot be read as a document. */
export function attentionOf(draft: Draft, profile: ProjectProfile | null, now: Date): AttentionCode[] {
  const today = dayInSofia(now);
  const codes: [AttentionCode, boolean][] = [
    ['stale-status', profile !== null && declaredStatusIsStale(profile, today)],
    ['no-results', profile !== null && hasEnded(profile, today) && !resultsArePublished(profile)],
    ['missing-translation', lacksTranslation(draft)],
  ];
  return codes.filter(([, isSo]) => isSo).map(([code]) => code);
}

/** Fields of the document that differ, without the day of the change itself. */
export function changedFields(before: ProjectProfile | null, after: ProjectProfile): string[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]) as Set<keyof ProjectProfile>;
  fields.delete('updatedOn');
  return [...fields].filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(after[field]));
}
