/** Between a programme and the form in which staff change it. Pure: texts in, texts out; the command judges. */
import { linesOf } from '#lib/format/text/lines.ts';
import type { ProgrammeEntry, ProgrammeInput } from '#lib/programmes/schema.ts';
import { fingerprintIn } from '#lib/versioning/changed-meanwhile.ts';

/** What the form shows of a programme; of nothing, an empty form. */
export function programmeToForm(entry: ProgrammeEntry | null): Record<string, string> {
  return {
    was: entry?.fingerprint ?? '',
    nameEn: entry?.nameEn ?? '',
    nameBg: entry?.nameBg ?? '',
    fund: entry?.fund ?? '',
    fundingPeriod: entry?.fundingPeriod ?? '',
    descriptionEn: entry?.descriptionEn ?? '',
    descriptionBg: entry?.descriptionBg ?? '',
    aliases: entry?.aliases.join('\n') ?? '',
  };
}

/** What the posted form says; `slug` null for a new programme. */
export function programmeFromForm(
  form: Readonly<Record<string, string>>,
  slug: string | null,
): Record<keyof ProgrammeInput, unknown> {
  const text = (name: string) => (form[name] ?? '').trim();
  return {
    slug,
    was: fingerprintIn(form),
    nameEn: text('nameEn'),
    nameBg: text('nameBg'),
    descriptionEn: text('descriptionEn'),
    descriptionBg: text('descriptionBg'),
    fund: text('fund'),
    fundingPeriod: text('fundingPeriod'),
    aliases: linesOf(form['aliases'] ?? ''),
  };
}
