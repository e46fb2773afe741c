/**
 * Organisations of the register that a printed name may mean, likeliest first. Likeness of the whole names and of one
 * name within the other are counted together; it proposes, and a person decides.
 */
import { z } from 'zod';
import { namesAsKeys } from '#lib/organisations/record.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** As many as somebody reads beside a question. */
const mostCandidates = 5;

/** Below this, names have a kind of organisation or a town in common and nothing else. */
const leastDegree = 0.45;

const row = z.object({ name: z.string(), slug: z.string(), shown: z.string(), degree: z.number() });

export interface OrganisationCandidate {
  slug: string;
  name: string;
  /** 0 to 100. */
  degree: number;
}

/** For each of `names` the entries that resemble it; names that resemble none are left out. */
export async function listOrganisationCandidates(
  db: Prisma.TransactionClient,
  names: readonly string[],
): Promise<Map<string, OrganisationCandidate[]>> {
  const given = names.flatMap((name) => namesAsKeys([name]).map(({ core }) => ({ name, core })));
  if (given.length === 0) return new Map();
  const rows = z.array(row).parse(
    await db.$queryRaw`
      SELECT given.name, found.slug, o.name_en AS shown, found.degree
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (name text, core text)
      CROSS JOIN LATERAL (
        SELECT k.slug, max(
          0.5 * similarity(k.core, given.core)
          + 0.5 * greatest(word_similarity(k.core, given.core), word_similarity(given.core, k.core)))::float8 AS degree
        FROM editorial.organisation_key k
        WHERE k.core % given.core OR k.core %> given.core
        GROUP BY k.slug
      ) found
      JOIN portfolio.organisation o ON o.slug = found.slug
      WHERE found.degree >= ${leastDegree}
      ORDER BY given.name, found.degree DESC, found.slug`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ name }) => name)].map(([name, found]) => [
      name,
      found
        .slice(0, mostCandidates)
        .map(({ slug, shown, degree }) => ({ slug, name: shown, degree: Math.round(100 * degree) })),
    ]),
  );
}
