/**
 * Brings the organisations of the files of content into the register. Runs inside the caller's transaction; what staff
 * changed stays, and those that projects name cannot be dropped.
 */
import { namesAsKeys, type OrganisationRow, organisationRow } from '#lib/organisations/record.ts';
import type { Organisation } from '#lib/organisations/schema.ts';
import { type KeptField, mergeRegister } from '#lib/versioning/register-merge.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Writes `organisations` over the register; returns what stayed as staff have it although content says otherwise. */
export async function replaceOrganisations(
  tx: Prisma.TransactionClient,
  organisations: Organisation[],
): Promise<KeptField[]> {
  const current = await tx.$queryRaw<{ row: OrganisationRow }[]>`
    SELECT to_jsonb(entry) AS row FROM portfolio.organisation entry`;
  const used = await tx.projectParticipant.findMany({
    distinct: ['organisationSlug'],
    select: { organisationSlug: true },
  });
  const usedSlugs = new Set(used.map(({ organisationSlug }) => organisationSlug));
  const { rows, kept } = await mergeRegister(tx, 'organisations', {
    key: 'slug',
    content: organisations.map(organisationRow),
    current: current.map(({ row }) => row),
    isUsed: (slug) => usedSlugs.has(slug),
  });
  await tx.$executeRaw`
    INSERT INTO portfolio.organisation (slug, name_en, name_bg, kind, country, place_id, aliases, url, translated)
    SELECT slug, name_en, name_bg, kind, country, place_id, aliases, url, translated
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (slug text, name_en text, name_bg text, kind text,
      country text, place_id text, aliases text[], url text, translated text[])
    ON CONFLICT (slug) DO UPDATE SET name_en = excluded.name_en, name_bg = excluded.name_bg, kind = excluded.kind,
      country = excluded.country, place_id = excluded.place_id, aliases = excluded.aliases, url = excluded.url,
      translated = excluded.translated`;
  const slugs = rows.map((row) => String(row['slug']));
  await tx.organisation.deleteMany({ where: { slug: { notIn: slugs } } });
  await indexOrganisations(tx, await tx.organisation.findMany());
  await tx.organisationKey.deleteMany({ where: { slug: { notIn: slugs } } });
  return kept;
}

/** Writes the folded names by which these organisations are found. */
export async function indexOrganisations(
  tx: Prisma.TransactionClient,
  organisations: readonly { slug: string; nameEn: string; nameBg: string; aliases: string[] }[],
): Promise<void> {
  await tx.organisationKey.deleteMany({ where: { slug: { in: organisations.map(({ slug }) => slug) } } });
  await tx.organisationKey.createMany({
    data: organisations.flatMap(({ slug, nameEn, nameBg, aliases }) =>
      namesAsKeys([nameEn, nameBg, ...aliases]).map((keys, position) => ({ slug, position, ...keys })),
    ),
  });
}
