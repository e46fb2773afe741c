/** Loads what the editor knows of places, organisations, programmes and target groups. The registers hold no draft. */
import { listPlaces } from '#lib/places/queries.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { nameOf } from '#lib/projects/record.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** A version of the registers and what they held then; more than two databases at once know tests only. */
const kept = new Map<string, FormRegisters>();
const mostKept = 2;

/**
 * The registers, whole: a few hundred places, and as many organisations as there are. Read anew when a row of them
 * changed; otherwise a save would spend most of its time on them.
 */
export async function loadFormRegisters(db: Prisma.TransactionClient): Promise<FormRegisters> {
  const version = await versionOf(db);
  const known = kept.get(version);
  if (known !== undefined) return known;
  const read = await readFormRegisters(db);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(version, read);
  return read;
}

/** Changes with every row that is added, changed or removed, whoever did it: each row names the transaction that wrote it. */
async function versionOf(db: Prisma.TransactionClient): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT concat_ws(' ', current_database(),
      (SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM portfolio.place),
      (SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM portfolio.organisation),
      (SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM portfolio.organisation_redirect),
      (SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM portfolio.programme),
      (SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM portfolio.target_group)) AS version`;
  return row?.version ?? '';
}

async function readFormRegisters(db: Prisma.TransactionClient): Promise<FormRegisters> {
  const places = await listPlaces(db);
  const organisations = await db.organisation.findMany({ orderBy: { nameEn: 'asc' } });
  const moves = Map.groupBy(await db.organisationRedirect.findMany(), ({ target }) => target);
  const programmes = await db.programme.findMany({ orderBy: { position: 'asc' } });
  const groups = await db.targetGroup.findMany({ orderBy: { position: 'asc' } });
  return {
    places,
    organisations: organisations.map((row) => ({
      slug: row.slug,
      name: nameOf(row),
      aliases: row.aliases,
      formerSlugs: (moves.get(row.slug) ?? []).map(({ slug }) => slug),
    })),
    programmes: programmes.map((row) => ({ slug: row.slug, name: nameOf(row) })),
    targetGroups: groups.map((row) => ({ slug: row.slug, name: nameOf(row), parentSlug: row.parentSlug })),
  };
}
