/**
 * Creates or changes one organisation. A name that already means another one is refused with that one's address, and so
 * is a change of what somebody else changed meanwhile: the second person sees both before anything is overwritten.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import { operator } from '#lib/auth/operator.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { slugify } from '#lib/format/text/slug.ts';
import { type Issue, issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { indexOrganisations } from '#lib/organisations/commands/replace.ts';
import { canChangeOrganisations } from '#lib/organisations/policy.ts';
import { toOrganisationEntry } from '#lib/organisations/record.ts';
import { otherNames } from '#lib/organisations/rules.ts';
import {
  type OrganisationEntry,
  type OrganisationInput,
  organisationInput,
  organisationNameKey,
} from '#lib/organisations/schema.ts';
import { findPlaceId } from '#lib/places/queries.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { changedMeanwhile, differingFields } from '#lib/versioning/changed-meanwhile.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import type { Reproject } from '#lib/versioning/reprojection.ts';

/** Writes the organisation; `reproject` brings the new names into the projects that name it. */
export async function saveOrganisation(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { reproject }: { reproject: Reproject },
): Promise<Outcome<{ slug: string }>> {
  if (!canChangeOrganisations(actor)) return refuse('forbidden');
  const parsed = organisationInput.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  return await db.$transaction((tx) => saveOrganisationIn(tx, actor, parsed.data, reproject), {
    timeout: 60_000,
  });
}

/** As {@link saveOrganisation}, inside the caller's transaction and with rights that the caller has judged. */
export async function saveOrganisationIn(
  tx: Transaction,
  actor: StaffActor | typeof operator,
  input: OrganisationInput,
  reproject: Reproject,
): Promise<Outcome<{ slug: string }>> {
  // Names are compared with those of all others: one at a time.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('grantfolio.organisations'))`;
  const found =
    input.slug === null ? null : await tx.organisation.findUnique({ where: { slug: input.slug } });
  if (input.slug !== null && found === null) return refuse('not-found');
  const before = found === null ? null : toOrganisationEntry(found);
  const values = await valuesOf(tx, input);
  if (!values.ok) return values;
  if (input.slug === null) {
    // The same form sent twice is one organisation.
    const twin = await tx.organisation.findUnique({ where: { slug: slugify(input.nameEn || input.nameBg) } });
    if (twin !== null && sameValues(toOrganisationEntry(twin), values.value))
      return { ok: true, value: { slug: twin.slug }, touched: [] };
  }
  const issues = await takenNames(tx, input);
  if (issues.length > 0) return { ok: false, issues };
  const slug = input.slug ?? (await freeSlug(tx, slugify(input.nameEn || input.nameBg)));
  if (slug === null) return refuse('name-needed', 'nameEn');
  if (before !== null) {
    if (sameValues(before, values.value)) return { ok: true, value: { slug }, touched: [] };
    const meanwhile = changedMeanwhile(input.was, { ...before }, values.value, fieldNames);
    if (meanwhile !== null) return meanwhile;
  }
  const row = await tx.organisation.upsert({
    where: { slug },
    create: { slug, ...values.value },
    update: values.value,
  });
  await indexOrganisations(tx, [row]);
  await recordAudit(tx, {
    personId: actor === operator ? null : actor.personId,
    action: before === null ? 'organisation.created' : 'organisation.changed',
    kind: 'organisation',
    subject: slug,
    details: { fields: before === null ? [] : differingFields(before, values.value) },
  });
  const tags = [...new Set([`organisation:${slug}`, ...(await reproject(tx, { organisations: [slug] }))])];
  await recordChange(tx, tags);
  return { ok: true, value: { slug }, touched: tags };
}

const fieldNames = { placeId: 'place', translated: 'translated.en' };

type Values = Omit<OrganisationEntry, 'slug' | 'fingerprint'>;

async function valuesOf(
  tx: Transaction,
  input: OrganisationInput,
): Promise<{ ok: true; value: Values } | { ok: false; issues: Issue[] }> {
  const placeId = input.place === '' ? null : await findPlaceId(tx, input.place);
  if (input.place !== '' && placeId === null) return refuse('unknown-place', 'place');
  const [nameEn, nameBg] = [input.nameEn || input.nameBg, input.nameBg || input.nameEn];
  return {
    ok: true,
    value: {
      nameEn,
      nameBg,
      kind: input.kind,
      country: input.country,
      placeId,
      aliases: otherNames([nameEn, nameBg], input.aliases),
      url: input.url === '' ? null : input.url,
      translated: input.translated,
    },
  };
}

/** Names that already mean another organisation. */
async function takenNames(tx: Transaction, input: OrganisationInput): Promise<Issue[]> {
  const owners = new Map<string, string>();
  const others = await tx.organisation.findMany({
    where: input.slug === null ? {} : { slug: { not: input.slug } },
    select: { slug: true, nameEn: true, nameBg: true, aliases: true },
  });
  for (const { slug, nameEn, nameBg, aliases } of others)
    for (const name of [nameEn, nameBg, ...aliases]) owners.set(organisationNameKey(name), slug);
  const names = [
    ['nameEn', input.nameEn],
    ['nameBg', input.nameBg],
    ...input.aliases.map((alias) => ['aliases', alias] as const),
  ] as const;
  return names.flatMap(([field, name]) => {
    const owner = name === '' ? undefined : owners.get(organisationNameKey(name));
    return owner === undefined ? [] : [taken(field, name, owner)];
  });
}

/** Addresses of the register that are no organisation. */
const screens = new Set(['new', 'duplicates', 'merge']);

/** The slug, or with a number where one like it is or was an organisation; null for a name without a letter. */
async function freeSlug(tx: Transaction, wanted: string): Promise<string | null> {
  if (wanted === '') return null;
  for (let number = screens.has(wanted) ? 2 : 1; ; number += 1) {
    const slug = number === 1 ? wanted : `${wanted.slice(0, 95)}-${number}`;
    const where = { where: { slug } };
    if ((await tx.organisation.count(where)) + (await tx.organisationRedirect.count(where)) === 0)
      return slug;
  }
}

const taken = (field: string, name: string, slug: string): Issue => ({
  field,
  code: 'name-taken',
  context: { name, slug },
});

function sameValues(before: Values, after: Values): boolean {
  return differingFields(before, after).length === 0;
}
