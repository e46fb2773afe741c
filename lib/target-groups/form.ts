/** Between a target group and the form in which staff change it. Pure: texts in, texts out; the command judges. */
import type { TargetGroupEntry, TargetGroupInput } from '#lib/target-groups/schema.ts';
import { namesFromForm, namesToForm, type PostedForm, textIn } from '#lib/versioning/register-form.ts';

/** What the form shows of a group; of nothing, an empty form. */
export function targetGroupToForm(entry: TargetGroupEntry | null): Record<string, string> {
  return {
    ...namesToForm(entry),
    parent: entry?.parentSlug ?? '',
    descriptionEn: entry?.descriptionEn ?? '',
    descriptionBg: entry?.descriptionBg ?? '',
  };
}

/** What the posted form says; `slug` null for a new group. */
export function targetGroupFromForm(
  form: PostedForm,
  slug: string | null,
): Record<keyof TargetGroupInput, unknown> {
  return {
    ...namesFromForm(form, slug),
    descriptionEn: textIn(form, 'descriptionEn'),
    descriptionBg: textIn(form, 'descriptionBg'),
    parent: textIn(form, 'parent'),
  };
}
