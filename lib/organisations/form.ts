/** Between an organisation and the form in which staff change it. Pure: texts in, texts out; the command judges. */
import type { OrganisationEntry, OrganisationInput } from '#lib/organisations/schema.ts';
import { namesFromForm, namesToForm, type PostedForm, textIn } from '#lib/versioning/register-form.ts';

/** What the form shows of an organisation; of nothing, an empty form. */
export function organisationToForm(entry: OrganisationEntry | null): Record<string, string> {
  return {
    ...namesToForm(entry),
    'translated.en': entry?.translated.includes('en') ? 'yes' : '',
    'translated.bg': entry?.translated.includes('bg') ? 'yes' : '',
    kind: entry?.kind ?? '',
    country: entry?.country ?? 'BG',
    place: entry?.placeId ?? '',
    url: entry?.url ?? '',
  };
}

/** What the posted form says; `slug` null for a new organisation. */
export function organisationFromForm(
  form: PostedForm,
  slug: string | null,
): Record<keyof OrganisationInput, unknown> {
  return {
    ...namesFromForm(form, slug),
    translated: ['en', 'bg'].filter((locale) => textIn(form, `translated.${locale}`) !== ''),
    kind: textIn(form, 'kind'),
    country: textIn(form, 'country'),
    place: textIn(form, 'place'),
    url: textIn(form, 'url'),
  };
}
