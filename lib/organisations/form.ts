/** Between an organisation and the form in which staff change it. Pure: texts in, texts out; the command judges. */
import { linesOf } from '#lib/format/text/lines.ts';
import type { OrganisationEntry, OrganisationInput } from '#lib/organisations/schema.ts';
import { fingerprintIn } from '#lib/versioning/changed-meanwhile.ts';

/** What the form shows of an organisation; of nothing, an empty form. */
export function organisationToForm(entry: OrganisationEntry | null): Record<string, string> {
  return {
    was: entry?.fingerprint ?? '',
    nameEn: entry?.nameEn ?? '',
    nameBg: entry?.nameBg ?? '',
    'translated.en': entry?.translated.includes('en') ? 'yes' : '',
    'translated.bg': entry?.translated.includes('bg') ? 'yes' : '',
    kind: entry?.kind ?? '',
    country: entry?.country ?? 'BG',
    place: entry?.placeId ?? '',
    url: entry?.url ?? '',
    aliases: entry?.aliases.join('\n') ?? '',
  };
}

/** What the posted form says; `slug` null for a new organisation. */
export function organisationFromForm(
  form: Readonly<Record<string, string>>,
  slug: string | null,
): Record<keyof OrganisationInput, unknown> {
  const text = (name: string) => (form[name] ?? '').trim();
  return {
    slug,
    was: fingerprintIn(form),
    nameEn: text('nameEn'),
    nameBg: text('nameBg'),
    translated: ['en', 'bg'].filter((locale) => text(`translated.${locale}`) !== ''),
    kind: text('kind'),
    country: text('country'),
    place: text('place'),
    aliases: linesOf(form['aliases'] ?? ''),
    url: text('url'),
  };
}
