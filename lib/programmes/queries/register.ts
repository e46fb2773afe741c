/** The programmes as staff see them, with what their people decided and how often each is used. For staff alone. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { canReadProgrammes } from '#lib/programmes/policy.ts';
import { fingerprintOf } from '#lib/programmes/record.ts';
import type { ProgrammeEntry } from '#lib/programmes/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const row = z.object({
  slug: z.string(),
  nameEn: z.string(),
  nameBg: z.string(),
  descriptionEn: z.string().nullable(),
  descriptionBg: z.string().nullable(),
  fund: z.string().nullable(),
  fundingPeriod: z.string().nullable(),
  aliases: z.array(z.string()).nullable(),
  fourEyes: z.boolean(),
  published: z.coerce.number(),
  projects: z.coerce.number(),
});

/** All programmes in their order; only the one of `slug` if given. Nothing for an actor without a role. */
export async function listProgrammeEntries(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  slug: string | null = null,
): Promise<ProgrammeEntry[]> {
  if (!canReadProgrammes(actor)) return [];
  const rows = await db.$queryRaw`
    SELECT p.slug, p.name_en AS "nameEn", p.name_bg AS "nameBg", p.description_en AS "descriptionEn",
      p.description_bg AS "descriptionBg", p.fund, p.funding_period AS "fundingPeriod", p.aliases,
      coalesce(setting.four_eyes, true) AS "fourEyes",
      (SELECT count(*) FROM portfolio.project WHERE programme_slug = p.slug) AS published,
      (SELECT count(*) FROM editorial.entry WHERE programme = p.slug) AS projects
    FROM portfolio.programme p LEFT JOIN editorial.programme_setting setting ON setting.programme = p.slug
    WHERE ${slug}::text IS NULL OR p.slug = ${slug} ORDER BY p.position, p.slug`;
  return z
    .array(row)
    .parse(rows)
    .map((each) => {
      const { fourEyes, published, projects, ...values } = { ...each, aliases: each.aliases ?? [] };
      return { ...values, fourEyes, published, projects, fingerprint: fingerprintOf(values) };
    });
}
