/**
 * Brings the programmes of the files of content into the register. Runs inside the caller's transaction; what staff
 * changed stays, and those that projects name cannot be dropped.
 */
import { type ProgrammeRow, programmeRow } from '#lib/programmes/record.ts';
import type { Programme } from '#lib/programmes/schema.ts';
import { type KeptField, mergeRegister } from '#lib/versioning/register-merge.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Writes `programmes`, in their order, over the register; returns what stayed as staff have it. */
export async function replaceProgrammes(
  tx: Prisma.TransactionClient,
  programmes: Programme[],
): Promise<KeptField[]> {
  const current = await tx.$queryRaw<{ row: ProgrammeRow }[]>`
    SELECT to_jsonb(entry) AS row FROM portfolio.programme entry`;
  const used = await tx.project.findMany({ distinct: ['programmeSlug'], select: { programmeSlug: true } });
  const usedSlugs = new Set(used.map(({ programmeSlug }) => programmeSlug));
  const { rows, kept } = await mergeRegister(tx, 'programmes', {
    key: 'slug',
    content: programmes.map(programmeRow),
    current: current.map(({ row }) => row),
    isUsed: (slug) => usedSlugs.has(slug),
  });
  await tx.$executeRaw`
    INSERT INTO portfolio.programme
      (slug, name_en, name_bg, description_en, description_bg, funding_period, fund, aliases, position)
    SELECT slug, name_en, name_bg, description_en, description_bg, funding_period, fund, aliases, position
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (slug text, name_en text, name_bg text,
      description_en text, description_bg text, funding_period text, fund text, aliases text[], position int)
    ON CONFLICT (slug) DO UPDATE SET name_en = excluded.name_en, name_bg = excluded.name_bg,
      description_en = excluded.description_en, description_bg = excluded.description_bg,
      funding_period = excluded.funding_period, fund = excluded.fund, aliases = excluded.aliases,
      position = excluded.position`;
  await tx.programme.deleteMany({ where: { slug: { notIn: rows.map((row) => String(row['slug'])) } } });
  return kept;
}
