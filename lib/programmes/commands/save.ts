/**
 * Creates or changes one programme. Its address is made once and stays; what somebody else changed meanwhile is not
 * overwritten unseen.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { canChangeProgramme } from '#lib/programmes/policy.ts';
import { listProgrammeEntries } from '#lib/programmes/queries/register.ts';
import { type ProgrammeInput, programmeInput } from '#lib/programmes/schema.ts';
import { saveRegisterEntry } from '#lib/versioning/register-entry.ts';
import type { Reproject } from '#lib/versioning/reprojection.ts';

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
  const values = {
    nameEn: input.nameEn,
    nameBg: input.nameBg,
    descriptionEn: input.descriptionEn || null,
    descriptionBg: input.descriptionBg || null,
    fund: input.fund || null,
    fundingPeriod: input.fundingPeriod || null,
    aliases: [...new Set(input.aliases)],
  };
  return await saveRegisterEntry(tx, actor.personId, input, values, {
    kind: 'programme',
    list: () => listProgrammeEntries(tx, actor),
    write: async (slug, entries) => {
      const create = { slug, ...values, position: entries.length };
      await tx.programme.upsert({ where: { slug }, create, update: values });
      return await reproject(tx, { programmes: [slug] });
    },
  });
}
