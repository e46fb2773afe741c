/**
 * Creates or changes one programme. Its address is made once and stays; what somebody else changed meanwhile is not
 * overwritten unseen.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { slugify } from '#lib/format/text/slug.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { canChangeProgramme } from '#lib/programmes/policy.ts';
import { listProgrammeEntries } from '#lib/programmes/queries/register.ts';
import { type ProgrammeInput, programmeInput } from '#lib/programmes/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { changedMeanwhile, differingFields } from '#lib/versioning/changed-meanwhile.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import type { Reproject } from '#lib/versioning/reprojection.ts';
import { takenNames } from '#lib/versioning/taken-names.ts';

/** Writes the programme; `reproject` brings its names into its projects. */
export async function saveProgramme(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { reproject }: { reproject: Reproject },
): Promise<Outcome<{ slug: string }>> {
  const parsed = programmeInput.safeParse(input);
  const slug = (input as { slug?: unknown } | null)?.slug;
  if (!canChangeProgramme(actor, typeof slug === 'string' ? slug : null)) return refuse('forbidden');
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  return await db.$transaction((tx) => save(tx, actor, parsed.data, reproject), { timeout: 120_000 });
}

async function save(
  tx: Transaction,
  actor: StaffActor,
  input: ProgrammeInput,
  reproject: Reproject,
): Promise<Outcome<{ slug: string }>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('grantfolio.programmes'))`;
  const all = await listProgrammeEntries(tx, actor);
  const slug = input.slug ?? slugify(input.nameEn).replace(/^new$/, 'new-1');
  if (slug === '') return refuse('name-needed', 'nameEn');
  const before = all.find((entry) => entry.slug === slug) ?? null;
  if (input.slug !== null && before === null) return refuse('not-found');
  const values = {
    nameEn: input.nameEn,
    nameBg: input.nameBg,
    descriptionEn: input.descriptionEn || null,
    descriptionBg: input.descriptionBg || null,
    fund: input.fund || null,
    fundingPeriod: input.fundingPeriod || null,
    aliases: [...new Set(input.aliases)],
  };
  const fields = differingFields(before, values);
  if (fields.length === 0) return { ok: true, value: { slug }, touched: [] };
  const meanwhile =
    input.slug === null || before === null ? null : changedMeanwhile(input.was, { ...before }, values);
  if (meanwhile !== null) return meanwhile;
  const issues = takenNames(
    all.filter((entry) => input.slug === null || entry.slug !== slug),
    input,
  );
  if (input.slug === null && before !== null && issues.length === 0)
    return refuse('name-taken', 'nameEn', { name: before.nameEn });
  if (issues.length > 0) return { ok: false, issues };
  await tx.programme.upsert({
    where: { slug },
    create: { slug, ...values, position: all.length },
    update: values,
  });
  await recordAudit(tx, {
    personId: actor.personId,
    action: before === null ? 'programme.created' : 'programme.changed',
    kind: 'programme',
    subject: slug,
    details: { fields: before === null ? [] : fields },
  });
  const tags = [
    ...new Set(['reference', `programme:${slug}`, ...(await reproject(tx, { programmes: [slug] }))]),
  ];
  await recordChange(tx, tags);
  return { ok: true, value: { slug }, touched: tags };
}
