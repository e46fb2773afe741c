/** What the merge of two organisations gives. Pure; it never drops a name. */
import {
  type OrganisationEntry,
  type OrganisationMergeInput,
  organisationNameKey,
} from '#lib/organisations/schema.ts';

type Values = Omit<OrganisationEntry, 'slug' | 'fingerprint'>;

/**
 * The organisation that comes of two: the chosen values, an empty one filled from the other side, and every name of
 * both once, the shown ones left out.
 */
export function mergedOrganisation(
  from: OrganisationEntry,
  into: OrganisationEntry,
  keep: OrganisationMergeInput['keep'],
): Values {
  const side = (field: keyof OrganisationMergeInput['keep']) => (keep[field] === 'from' ? from : into);
  const [nameEn, nameBg] = [side('nameEn').nameEn, side('nameBg').nameBg];
  return {
    nameEn,
    nameBg,
    kind: side('kind').kind,
    country: side('country').country,
    placeId: side('place').placeId ?? into.placeId ?? from.placeId,
    url: side('url').url ?? into.url ?? from.url,
    translated: (['en', 'bg'] as const).filter((locale) =>
      side(locale === 'en' ? 'nameEn' : 'nameBg').translated.includes(locale),
    ),
    aliases: otherNames(
      [nameEn, nameBg],
      [...into.aliases, into.nameEn, into.nameBg, from.nameEn, from.nameBg, ...from.aliases],
    ),
  };
}

/** The names that are none of `shown`, each once whatever its case and punctuation. */
export function otherNames(shown: readonly string[], names: readonly string[]): string[] {
  const seen = new Set(shown.map(organisationNameKey));
  return names.filter((name) => {
    const key = organisationNameKey(name);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
