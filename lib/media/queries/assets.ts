/** Reads the library of pictures and documents, for those who may see it. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { canSeeMedia } from '#lib/media/policy.ts';
import { localizedOf, toAsset } from '#lib/media/record.ts';
import type { Asset, AssetQuery, AssetUse } from '#lib/media/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** As many as fill a screen or two, in rows of two, three and four. */
const pageSize = 36;

export interface AssetPage {
  assets: Asset[];
  /** Where the next page goes on; null at the end. */
  next: AssetQuery['before'];
}

/** One page of the library, the newest first; null when the actor may not see it. */
export async function listAssets(
  db: Database,
  actor: StaffActor,
  query: AssetQuery,
): Promise<AssetPage | null> {
  if (!canSeeMedia(actor)) return null;
  const rows = await db.asset.findMany({
    where: { AND: conditionsOf(query) },
    orderBy: [{ uploadedAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  });
  const assets = rows.slice(0, pageSize).map(toAsset);
  const last = rows.length > pageSize ? assets.at(-1) : undefined;
  return { assets, next: last === undefined ? null : { uploadedAt: last.uploadedAt, id: last.id } };
}

function conditionsOf({ kind, state, text, before }: AssetQuery): Prisma.AssetWhereInput[] {
  const conditions: Prisma.AssetWhereInput[] = [
    { trashedAt: state === 'trash' ? { not: null } : null },
    ...(kind === null ? [] : [{ kind }]),
    ...(state === 'missing-alt'
      ? [{ kind: 'photo', decorative: false, OR: [{ altEn: '' }, { altBg: '' }] }]
      : []),
  ];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const contains = { contains: word, mode: 'insensitive' as const };
    conditions.push({
      OR: [{ fileName: contains }, { altEn: contains }, { altBg: contains }, { credit: contains }],
    });
  }
  if (before !== null)
    conditions.push({
      OR: [
        { uploadedAt: { lt: before.uploadedAt } },
        { uploadedAt: before.uploadedAt, id: { lt: before.id } },
      ],
    });
  return conditions;
}

/** One picture or document; null when there is none, or the actor may not see it. */
export async function findAsset(db: Database, actor: StaffActor, id: string): Promise<Asset | null> {
  if (!canSeeMedia(actor)) return null;
  const row = await db.asset.findUnique({ where: { id } });
  return row === null ? null : toAsset(row);
}

/** Whether an edition that somebody approved shows the photo: what they approved must be what is published. */
export async function isApprovedSomewhere(db: Pick<Database, '$queryRaw'>, id: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM editorial.edition JOIN editorial.revision ON revision.id = edition.head_revision
       WHERE edition.state IN ('approved', 'scheduled')
         AND string_to_array(revision.draft->>'photos', ' ') @> ARRAY[${id}]) AS found`;
  return row?.found ?? false;
}

/** Where it is shown in public, and in which editions under way it would be. */
export async function whereUsed(
  db: Pick<Database, '$queryRaw'>,
  { id, folder }: Pick<Asset, 'id' | 'folder'>,
): Promise<AssetUse[]> {
  const rows = await db.$queryRaw<
    {
      project_id: string;
      title_en: string;
      title_bg: string;
      programme: string | null;
      where: AssetUse['where'];
    }[]
  >`
    SELECT project.id AS project_id, project.title_en, project.title_bg, NULL AS programme, 'public' AS where
      FROM portfolio.published_file AS file JOIN portfolio.project ON project.id = file.project_id
     WHERE file.folder = ${folder}
    UNION ALL
    SELECT entry.project_id, entry.title_en, entry.title_bg, entry.programme, 'edition'
      FROM editorial.edition
      JOIN editorial.revision ON revision.id = edition.head_revision
      JOIN editorial.entry ON entry.project_id = edition.project_id
     WHERE edition.state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled')
       AND (string_to_array(revision.draft->>'photos', ' ') @> ARRAY[${id}]
            OR position(${folder} in revision.draft::text) > 0)
    ORDER BY 5 DESC, 2, 1`;
  return rows.map((row) => ({
    projectId: row.project_id,
    title: localizedOf(row.title_en, row.title_bg),
    programme: row.programme,
    where: row.where,
  }));
}
