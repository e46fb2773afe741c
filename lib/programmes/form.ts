/** Between a programme and the form in which staff change it. Pure: texts in, texts out; the command judges. */
import type { ProgrammeEntry, ProgrammeInput } from '#lib/programmes/schema.ts';
import { namesFromForm, namesToForm, type PostedForm, textIn } from '#lib/versioning/register-form.ts';

/** What the form shows of a programme; of nothing, an empty form. */
export function programmeToForm(entry: ProgrammeEntry | null): Record<string, string> {
  return {
    ...namesToForm(entry),
    fund: entry?.fund ?? '',
    fundingPeriod: entry?.fundingPeriod ?? '',
    descriptionEn: entry?.descriptionEn ?? '',
    descriptionBg: entry?.descriptionBg ?? '',
  };
}

/** What the posted form says; `slug` null for a new programme. */
export function programmeFromForm(
  form: PostedForm,
  slug: string | null,
): Record<keyof ProgrammeInput, unknown> {
  return {
    ...namesFromForm(form, slug),
    descriptionEn: textIn(form, 'descriptionEn'),
    descriptionBg: textIn(form, 'descriptionBg'),
    fund: textIn(form, 'fund'),
    fundingPeriod: textIn(form, 'fundingPeriod'),
  };
}
