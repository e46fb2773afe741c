/**
 * What somebody is told whose form was opened before another person changed the same entry: which fields stand
 * differently now, and how. Never decides who is right.
 */
import type { Issue } from '#lib/issues.ts';

/** Posted instead of a fingerprint by who has seen what stands now and replaces it. */
export const anyFingerprint = 'any';

/** The refusal, or null when nobody changed the entry since or the person replaces it knowingly. */
export function changedMeanwhile(
  was: string,
  stands: Readonly<Record<string, unknown>> & { fingerprint: string },
  wanted: Readonly<Record<string, unknown>>,
  fieldNames: Readonly<Record<string, string>> = {},
): { ok: false; issues: Issue[] } | null {
  if (was === stands.fingerprint || was === anyFingerprint) return null;
  const differing = Object.keys(wanted).filter(
    (field) => JSON.stringify(wanted[field]) !== JSON.stringify(stands[field]),
  );
  return {
    ok: false,
    issues: [
      { field: '', code: 'changed-meanwhile' },
      ...differing.map((field) => ({
        field: fieldNames[field] ?? field,
        code: 'stands-now',
        context: { value: shown(stands[field]) },
      })),
    ],
  };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(' · ') || '–';
  return typeof value === 'string' && value !== '' ? value : '–';
}
