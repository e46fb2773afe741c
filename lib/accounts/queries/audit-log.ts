/**
 * What was done, page by page, newest first. The log holds no names: they are looked up now, so that whoever was erased
 * stays nameless. For administrators.
 */
import { z } from 'zod';
import { canReadAudit } from '#lib/accounts/policy.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Rows of a page: a working day of a team. */
const pageSize = 50;

/** Conditions that all hold; empty ones hold always. Days are calendar days in Bulgaria. */
export const auditQuery = z.strictObject({
  /** Beginning of the name of a deed: `project` finds `project.published`. */
  action: z.string().max(60).default(''),
  person: z.string().max(100).default(''),
  subject: z.string().max(100).default(''),
  from: z.union([z.literal(''), z.iso.date()]).default(''),
  to: z.union([z.literal(''), z.iso.date()]).default(''),
  before: z.coerce.bigint().nullable().default(null),
});

export interface AuditLine {
  seq: string;
  at: Date;
  action: string;
  kind: string;
  subject: string;
  /** Null: the system, the command line, or somebody without an account. */
  personId: string | null;
  /** Null when the person was erased. */
  personName: string | null;
  /** What the subject is called now; null when it has no name, or none any more. */
  subjectName: { en: string; bg: string } | null;
  details: Record<string, unknown>;
}

/** A page of the log; null for whoever may not read it. */
export async function listAuditLines(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  input: z.input<typeof auditQuery>,
): Promise<{ lines: AuditLine[]; next: string | null } | null> {
  if (!canReadAudit(actor)) return null;
  const { action, person, subject, from, to, before } = auditQuery.parse(input);
  const rows = await db.$queryRaw<
    {
      seq: bigint;
      at: Date;
      person_id: string | null;
      action: string;
      kind: string;
      subject: string;
      details: Record<string, unknown>;
    }[]
  >`
    SELECT seq, at, person_id, action, kind, subject, details FROM editorial.audit_event
    WHERE (${action} = '' OR action = ${action} OR starts_with(action, ${`${action}.`}))
      AND (${person} = '' OR person_id = ${person}) AND (${subject} = '' OR subject = ${subject})
      AND (${from} = '' OR at >= (nullif(${from}, '')::date)::timestamp AT TIME ZONE 'Europe/Sofia')
      AND (${to} = '' OR at < (nullif(${to}, '')::date + 1)::timestamp AT TIME ZONE 'Europe/Sofia')
      AND (${before}::bigint IS NULL OR seq < ${before})
    ORDER BY seq DESC LIMIT ${pageSize + 1}`;
  const page = rows.slice(0, pageSize);
  const [people, subjects] = await namesOf(db, page);
  return {
    lines: page.map((row) => ({
      seq: String(row.seq),
      at: row.at,
      action: row.action,
      kind: row.kind,
      subject: row.subject,
      personId: row.person_id,
      personName: people.get(row.person_id ?? '') ?? null,
      subjectName: subjects.get(`${row.kind} ${row.subject}`) ?? null,
      details: row.details,
    })),
    next: rows.length > pageSize ? String(page.at(-1)?.seq ?? '') : null,
  };
}

async function namesOf(
  db: Prisma.TransactionClient,
  rows: readonly { person_id: string | null; kind: string; subject: string }[],
): Promise<[Map<string, string>, Map<string, { en: string; bg: string }>]> {
  const subjectsOf = (kind: string) => rows.filter((row) => row.kind === kind).map(({ subject }) => subject);
  const ids = [...rows.flatMap(({ person_id }) => person_id ?? []), ...subjectsOf('person')];
  const people = await db.person.findMany({ where: { id: { in: ids }, erasedAt: null } });
  const names = new Map<string, { en: string; bg: string }>();
  for (const { id, name } of people) names.set(`person ${id}`, { en: name, bg: name });
  for (const row of await db.entry.findMany({ where: { projectId: { in: subjectsOf('project') } } }))
    names.set(`project ${row.projectId}`, { en: row.titleEn, bg: row.titleBg });
  for (const row of await db.organisation.findMany({ where: { slug: { in: subjectsOf('organisation') } } }))
    names.set(`organisation ${row.slug}`, { en: row.nameEn, bg: row.nameBg });
  for (const row of await db.place.findMany({ where: { id: { in: subjectsOf('place') } } }))
    names.set(`place ${row.id}`, { en: row.nameEn, bg: row.nameBg });
  for (const row of await db.programme.findMany({ where: { slug: { in: subjectsOf('programme') } } }))
    names.set(`programme ${row.slug}`, { en: row.nameEn, bg: row.nameBg });
  for (const row of await db.targetGroup.findMany({ where: { slug: { in: subjectsOf('target-group') } } }))
    names.set(`target-group ${row.slug}`, { en: row.nameEn, bg: row.nameBg });
  for (const { id, fileName } of await db.asset.findMany({ where: { id: { in: subjectsOf('media') } } }))
    names.set(`media ${id}`, { en: fileName, bg: fileName });
  const named = { select: { id: true, name: true } } as const;
  for (const { id, name } of [
    ...(await db.sourceDocument.findMany({ ...named, where: { id: { in: subjectsOf('document') } } })),
    ...(await db.batch.findMany({ ...named, where: { id: { in: subjectsOf('batch') } } })),
  ])
    for (const kind of ['document', 'batch']) names.set(`${kind} ${id}`, { en: name ?? '', bg: name ?? '' });
  return [new Map(people.map(({ id, name }) => [id, name])), names];
}
