/**
 * What somebody is told whose form was opened before another person changed the same entry: which fields stand
 * differently now, and how. Never decides who is right.
 */
import type { Issue } from '#lib/issues.ts';

/** Posted instead of a fingerprint by who has seen what stands now and replaces it. */
const anyFingerprint = 'any';

/** The fingerprint that a posted form began with, or {@link anyFingerprint} when its sender means to overwrite. */
export function fingerprintIn(form: Readonly<Record<string, string>>): string {
  const text = (name: string) => (form[name] ?? '').trim();
  return text('overwrite') === '' ? text('was') : anyFingerprint;
}

/** Fields of `wanted` that stand differently in `stands`; all of them where nothing stands. */
export function differingFields<Field extends string>(
  stands: Readonly<Record<NoInfer<Field>, unknown>> | null,
  wanted: Readonly<Record<Field, unknown>>,
): Field[] {
  return (Object.keys(wanted) as Field[]).filter(
    (field) => stands === null || JSON.stringify(wanted[field]) !== JSON.stringify(stands[field]),
  );
}

/** The refusal, or null when nobody changed the entry since or the person replaces it knowingly. */
export function changedMeanwhile(
  was: string,
  stands: Readonly<Record<string, unknown>> & { fingerprint: string },
  wanted: Readonly<Record<string, unknown>>,
  fieldNames: Readonly<Record<string, string>> = {},
): { ok: false; issues: Issue[] } | null {
  if (was === stands.fingerprint || was === anyFingerprint) return null;
  return {
    ok: false,
    issues: [
      { field: '', code: 'changed-meanwhile' },
      ...differingFields(stands, wanted).map((field) => ({
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
