/**
 * The register of organisations as staff see it: found by any name in any script, with how often each is used. Reads
 * drafts, so it is for staff alone.
 */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { canChangeOrganisations } from '#lib/organisations/policy.ts';
import { namesAsKeys, toOrganisationEntry } from '#lib/organisations/record.ts';
import { mergeUndoDays } from '#lib/organisations/rules.ts';
import {
  keptMerge,
  type OrganisationEntry,
  organisationValues,
  type UndoableMerge,
} from '#lib/organisations/schema.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** An organisation of the list with its published projects. */
export interface ListedOrganisation extends OrganisationEntry {
  projects: number;
}

export interface OrganisationList {
  rows: ListedOrganisation[];
  /** Slug after which the next page begins; null on the last. */
  next: string | null;
  total: number;
}

export interface OrganisationFilter {
  /** Words of any of its names, in any script. */
  text: string;
  kind: string;
  /** Only those that no published project names. */
  isUnused: boolean;
  after: string | null;
}

/** Rows of a page: what fits three screens. */
const pageSize = 50;

const listedRow = organisationValues.extend({ slug: z.string(), projects: z.coerce.number() });

const listed = Prisma.sql`o.slug, o.name_en AS "nameEn", o.name_bg AS "nameBg", o.kind, o.country,
  o.place_id AS "placeId", o.aliases, o.url, o.translated,
  (SELECT count(DISTINCT project_id) FROM portfolio.project_participant WHERE organisation_slug = o.slug) AS projects`;

/** A page of the register by English name; null when the actor may not see it. */
export async function listOrganisationEntries(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  { text, kind, isUnused, after }: OrganisationFilter,
): Promise<OrganisationList | null> {
  if (!canChangeOrganisations(actor)) return null;
  const words = (namesAsKeys([text])[0]?.key ?? '').split(' ').filter((word) => word !== '');
  const patterns = words.map((word) => `%${word}%`);
  const conditions = Prisma.sql`
    (${kind} = '' OR o.kind = ${kind})
    AND (${patterns.length} = 0 OR EXISTS (SELECT FROM editorial.organisation_key k
      WHERE k.slug = o.slug AND k.key LIKE ALL(${patterns}::text[])))
    AND (NOT ${isUnused}::boolean OR NOT EXISTS (
      SELECT FROM portfolio.project_participant WHERE organisation_slug = o.slug))`;
  const rows = await db.$queryRaw`
    SELECT ${listed} FROM portfolio.organisation o
    WHERE ${conditions} AND (${after}::text IS NULL OR (lower(o.name_en), o.slug) > (
      SELECT lower(name_en), slug FROM portfolio.organisation WHERE slug = ${after}))
    ORDER BY lower(o.name_en), o.slug LIMIT ${pageSize + 1}`;
  const [counted] = await db.$queryRaw<{ total: bigint }[]>`
    SELECT count(*) AS total FROM portfolio.organisation o WHERE ${conditions}`;
  const entries = z.array(listedRow).parse(rows).map(toListed);
  const page = entries.slice(0, pageSize);
  return {
    rows: page,
    next: entries.length > pageSize ? (page.at(-1)?.slug ?? null) : null,
    total: Number(counted?.total ?? 0),
  };
}

/** Where an organisation is named. */
export interface OrganisationUse {
  /** Published projects that name it, with its roles there. */
  published: { projectId: string; slug: string; titleEn: string; titleBg: string; roles: string[] }[];
  /** Projects in work whose draft names it by its address. */
  inWork: number;
  /** Addresses of organisations that were merged into it. */
  formerSlugs: string[];
}

/** One organisation with its uses; null when there is none, or the actor may not see it. */
export async function findOrganisationEntry(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  slug: string,
): Promise<{ entry: OrganisationEntry; use: OrganisationUse } | null> {
  if (!canChangeOrganisations(actor)) return null;
  const row = await db.organisation.findUnique({ where: { slug } });
  if (row === null) return null;
  const participations = await db.projectParticipant.findMany({
    where: { organisationSlug: slug },
    select: { role: true, project: { select: { id: true, slug: true, titleEn: true, titleBg: true } } },
    orderBy: [{ projectId: 'asc' }, { role: 'desc' }],
  });
  const former = await db.organisationRedirect.findMany({
    where: { target: slug },
    orderBy: { slug: 'asc' },
  });
  const formerSlugs = former.map((redirect) => redirect.slug);
  const published = Map.groupBy(participations, ({ project }) => project.id);
  return {
    entry: toOrganisationEntry(row),
    use: {
      published: [...published.values()].flatMap((parts) => {
        const project = parts[0]?.project;
        if (project === undefined) return [];
        const { id, ...names } = project;
        return [{ projectId: id, ...names, roles: parts.map(({ role }) => role) }];
      }),
      inWork: await countDraftsNaming(db, [slug, ...formerSlugs]),
      formerSlugs,
    },
  };
}

/** Merges into an organisation that can still be undone, the newest first. */
export async function listUndoableMerges(
  db: Prisma.TransactionClient,
  into: string,
  now: Date,
): Promise<UndoableMerge[]> {
  const termMs = mergeUndoDays * 86_400_000;
  const rows = await db.organisationMerge.findMany({
    where: { into, undoneAt: null, at: { gte: new Date(now.getTime() - termMs) } },
    orderBy: { at: 'desc' },
    select: { from: true, gone: true, at: true },
  });
  return rows.map(({ from, gone, at }) => {
    const { nameEn, nameBg } = keptMerge.shape.gone.parse(gone);
    return { from, nameEn, nameBg, at, until: new Date(at.getTime() + termMs) };
  });
}

/** Organisations by slug as staff see them, for names beside a form. */
export async function organisationEntries(
  db: Prisma.TransactionClient,
  slugs: readonly string[],
): Promise<Map<string, ListedOrganisation>> {
  const rows = await db.$queryRaw`
    SELECT ${listed} FROM portfolio.organisation o WHERE o.slug = ANY(${[...slugs]})`;
  return new Map(
    z
      .array(listedRow)
      .parse(rows)
      .map((row) => [row.slug, toListed(row)]),
  );
}

function toListed({ projects, ...row }: z.infer<typeof listedRow>): ListedOrganisation {
  return { ...toOrganisationEntry(row), projects };
}

async function countDraftsNaming(db: Prisma.TransactionClient, slugs: readonly string[]): Promise<number> {
  const [row] = await db.$queryRaw<{ drafts: bigint }[]>`
    SELECT count(*) AS drafts FROM editorial.edition
    JOIN editorial.revision ON revision.id = edition.head_revision
    WHERE edition.state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled')
      AND EXISTS (SELECT FROM jsonb_each_text(revision.draft) field
        WHERE field.key ~ 'organisation$' AND field.value = ANY(${[...slugs]}))`;
  return Number(row?.drafts ?? 0);
}
