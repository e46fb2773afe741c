/** Between a target group and the form in which staff change it. Pure: texts in, texts out; the command judges. */
import { linesOf } from '#lib/format/text/lines.ts';
import type { TargetGroupEntry, TargetGroupInput } from '#lib/target-groups/schema.ts';
import { fingerprintIn } from '#lib/versioning/changed-meanwhile.ts';

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
    was: fingerprintIn(form),
    nameEn: text('nameEn'),
    nameBg: text('nameBg'),
    descriptionEn: text('descriptionEn'),
    descriptionBg: text('descriptionBg'),
    parent: text('parent'),
    aliases: linesOf(form['aliases'] ?? ''),
  };
}
