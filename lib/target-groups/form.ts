/** Between a target group and the form in which staff change it. Pure: texts in, texts out; the command judges. */
import type { TargetGroupEntry, TargetGroupInput } from '#lib/target-groups/schema.ts';
import { anyFingerprint } from '#lib/versioning/changed-meanwhile.ts';

/** What the form shows of a group; of nothing, an empty form. */
export function targetGroupToForm(entry: TargetGroupEntry | null): Record<string, string> {
  return {
    was: entry?.fingerprint ?? '',
    nameEn: entry?.nameEn ?? '',
    nameBg: entry?.nameBg ?? '',
    parent: entry?.parentSlug ?? '',
    descriptionEn: entry?.descriptionEn ?? '',
    descriptionBg: entry?.descriptionBg ?? '',
    aliases: entry?.aliases.join('\n') ?? '',
  };
}

/** What the posted form says; `slug` null for a new group. */
export function targetGroupFromForm(
  form: Readonly<Record<string, string>>,
  slug: string | null,
): Record<keyof TargetGroupInput, unknown> {
  const text = (name: string) => (form[name] ?? '').trim();
  return {
    slug,
    was: text('overwrite') === '' ? text('was') : anyFingerprint,
    nameEn: text('nameEn'),
    nameBg: text('nameBg'),
    descriptionEn: text('descriptionEn'),
    descriptionBg: text('descriptionBg'),
    parent: text('parent'),
    aliases: linesOf(form['aliases'] ?? ''),
  };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
