/** Between an organisation and its row. The only file of this noun that knows column names; it never decides anything. */
import { createHash } from 'node:crypto';
import { pick } from '#lib/format/localized.ts';
import { tokenise } from '#lib/format/text/tokenise.ts';
import { keysOfText } from '#lib/format/text/word-keys.ts';
import type { Organisation, OrganisationEntry } from '#lib/organisations/schema.ts';

/** The columns of an organisation, as `jsonb_to_recordset` reads them. */
export type OrganisationRow = {
  slug: string;
  name_en: string;
  name_bg: string;
  kind: string;
  country: string;
  place_id: string | null;
  aliases: string[];
  url: string | null;
  translated: string[];
};

/** The columns of an organisation of the files of content. */
export function organisationRow(organisation: Organisation): OrganisationRow {
  return {
    slug: organisation.slug,
    name_en: pick(organisation.name, 'en').text,
    name_bg: pick(organisation.name, 'bg').text,
    kind: organisation.kind,
    country: organisation.country,
    place_id: organisation.place ?? null,
    aliases: organisation.aliases,
    url: organisation.url ?? null,
    translated: organisation.translated,
  };
}

/** A stored organisation as staff see it, with the fingerprint of what they see. */
export function toOrganisationEntry(row: Omit<OrganisationEntry, 'fingerprint'>): OrganisationEntry {
  const { slug, nameEn, nameBg, kind, country, placeId, aliases, url, translated } = row;
  const values = { slug, nameEn, nameBg, kind, country, placeId, aliases, url, translated };
  const fingerprint = createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
  return { ...values, fingerprint };
}

/** Folded words that tell what an organisation is and not which: they make strangers look alike. */
const kindWords = new Set(
  (
    'association associations foundation fund ngo organisation organization society club the of and for in ' +
    'сдружение асоциация фондация фонд нпо организация дружество клуб на за в и със с ' +
    'municipality община university университет school училище ltd еоод оод ад'
  )
    .split(' ')
    .map((word) => keysOfText(word)[0] ?? ''),
);

/** The folded words of a name, all and without those that say only the kind of organisation. */
export function namesAsKeys(names: readonly string[]): { key: string; core: string }[] {
  const keys = new Map<string, string>();
  for (const name of names) {
    const words = tokenise(name)
      .map(({ word }) => keysOfText(word)[0] ?? '')
      .filter((word) => word !== '');
    const core = words.filter((word) => !kindWords.has(word)).join(' ');
    const key = words.join(' ');
    if (key !== '') keys.set(key, core === '' ? key : core);
  }
  return [...keys].map(([key, core]) => ({ key, core }));
}
