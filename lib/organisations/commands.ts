/** Writes the register of organisations. Runs inside the caller's transaction; those in use cannot be dropped. */
import { pick } from '#lib/format/localized.ts';
import type { Organisation } from '#lib/organisations/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Makes the register exactly `organisations`. */
export async function replaceOrganisations(
  tx: Prisma.TransactionClient,
  organisations: Organisation[],
): Promise<void> {
  const rows = JSON.stringify(
    organisations.map((organisation) => ({
      slug: organisation.slug,
      name_en: pick(organisation.name, 'en').text,
      name_bg: pick(organisation.name, 'bg').text,
      kind: organisation.kind,
      country: organisation.country,
      place_id: organisation.place ?? null,
      aliases: organisation.aliases,
      url: organisation.url ?? null,
      translated: organisation.translated,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO portfolio.organisation (slug, name_en, name_bg, kind, country, place_id, aliases, url, translated)
    SELECT slug, name_en, name_bg, kind, country, place_id, aliases, url, translated
    FROM jsonb_to_recordset(${rows}::jsonb) AS given (slug text, name_en text, name_bg text, kind text, country text,
      place_id text, aliases text[], url text, translated text[])
    ON CONFLICT (slug) DO UPDATE SET name_en = excluded.name_en, name_bg = excluded.name_bg, kind = excluded.kind,
      country = excluded.country, place_id = excluded.place_id, aliases = excluded.aliases, url = excluded.url,
      translated = excluded.translated`;
  await tx.organisation.deleteMany({ where: { slug: { notIn: organisations.map(({ slug }) => slug) } } });
}
