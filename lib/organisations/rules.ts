/** What the merge of two organisations gives, and what is left of it when they are parted. Pure; a merge drops no name. */
import {
  type OrganisationEntry,
  type OrganisationKind,
  type OrganisationMergeInput,
  organisationNameKey,
  type OrganisationValues as Values,
} from '#lib/organisations/schema.ts';

/** A merge can be undone for this long, as one of projects can. */
export const mergeUndoDays = 90;

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

/** Words of names that say the kind of organisation, in English and Bulgarian; the first that is there decides. */
const kindWords: readonly (readonly [OrganisationKind, RegExp])[] = [
  ['municipality', /(?<!\p{L})(?:municipality|община)(?!\p{L})/iu],
  ['foundation', /(?<!\p{L})(?:foundation|фондация)(?!\p{L})/iu],
  ['association', /(?<!\p{L})(?:association|сдружение|асоциация)(?!\p{L})/iu],
  ['university', /(?<!\p{L})(?:university|университет)(?!\p{L})/iu],
  ['school', /(?<!\p{L})(?:school|училище|гимназия)(?!\p{L})/iu],
  ['public-authority', /(?<!\p{L})(?:ministry|agency|directorate|министерство|агенция|дирекция)(?!\p{L})/iu],
  ['company', /(?<!\p{L})(?:ltd|еоод|оод|ад|еад)\.?$/iu],
];

/** The kind that a name says; `other` for one that says none, until somebody knows better. */
export function kindOfName(name: string): OrganisationKind {
  return kindWords.find(([, words]) => words.test(name))?.[0] ?? 'other';
}

/** The values of an organisation alone. */
export function withoutFingerprint(entry: Values): Values {
  const { nameEn, nameBg, kind, country, placeId, aliases, url, translated } = entry;
  return { nameEn, nameBg, kind, country, placeId, aliases, url, translated };
}

/**
 * The one that stayed, when the other is taken out of it: what the merge changed is as before unless somebody changed it
 * since, and the names that came with the merge go.
 */
export function partedOrganisation(before: Values, after: Values, now: Values): Values {
  const back = <Field extends keyof Values>(field: Field): Values[Field] =>
    JSON.stringify(now[field]) === JSON.stringify(after[field]) ? before[field] : now[field];
  const [nameEn, nameBg, aliases] = [back('nameEn'), back('nameBg'), back('aliases')];
  const key = organisationNameKey;
  const own = new Set([before.nameEn, before.nameBg, ...before.aliases].map(key));
  const isOwn = (name: string) =>
    own.has(key(name)) || ![after.nameEn, after.nameBg, ...after.aliases].map(key).includes(key(name));
  return {
    nameEn,
    nameBg,
    kind: back('kind'),
    country: back('country'),
    placeId: back('placeId'),
    url: back('url'),
    translated: back('translated'),
    aliases: aliases === before.aliases ? aliases : otherNames([nameEn, nameBg], aliases.filter(isOwn)),
  };
}
