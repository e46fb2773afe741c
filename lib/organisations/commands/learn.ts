/**
 * What the register learns when a person says whom an imported page means: one more name of an entry, or a new entry. Runs
 * inside the caller's transaction; a name that means somebody else by now is refused, never moved.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import { operator } from '#lib/auth/operator.ts';
import type { Transaction } from '#lib/db/client.ts';
import { type Outcome, refuse } from '#lib/issues.ts';
import { saveOrganisationIn } from '#lib/organisations/commands/save.ts';
import { canChangeOrganisations } from '#lib/organisations/policy.ts';
import { toOrganisationEntry } from '#lib/organisations/record.ts';
import { kindOfName } from '#lib/organisations/rules.ts';
import { type OrganisationInput, organisationNameKey } from '#lib/organisations/schema.ts';
import type { Reproject } from '#lib/versioning/reprojection.ts';

/** The country of an organisation when the page says nothing of it: the programme's own. */
const homeCountry = 'BG';

/** An organisation as a page names it. */
export interface LearntName {
  name: string;
  country: string | null;
}

type Learner = StaffActor | typeof operator;

/** Adds the name to those of `slug`, unless it is one of them already. */
export async function learnAlias(
  tx: Transaction,
  actor: Learner,
  { slug, name }: { slug: string; name: string },
  { reproject }: { reproject: Reproject },
): Promise<Outcome<{ slug: string }>> {
  if (actor !== operator && !canChangeOrganisations(actor)) return refuse('forbidden');
  const moved = await tx.organisationRedirect.findUnique({ where: { slug } });
  const row = await tx.organisation.findUnique({ where: { slug: moved?.target ?? slug } });
  if (row === null) return refuse('not-found');
  const entry = toOrganisationEntry(row);
  const key = organisationNameKey(name);
  const names = [entry.nameEn, entry.nameBg, ...entry.aliases].map(organisationNameKey);
  if (names.includes(key)) return { ok: true, value: { slug: entry.slug }, touched: [] };
  return await saveOrganisationIn(
    tx,
    actor,
    {
      slug: entry.slug,
      was: entry.fingerprint,
      nameEn: entry.nameEn,
      nameBg: entry.nameBg,
      translated: entry.translated.filter((each) => each === 'en' || each === 'bg'),
      kind: entry.kind as OrganisationInput['kind'],
      country: entry.country,
      place: entry.placeId ?? '',
      aliases: [...entry.aliases, name],
      url: entry.url ?? '',
    },
    reproject,
  );
}

/** Makes an entry of that name; the one that bears it already, if there is one. */
export async function learnOrganisation(
  tx: Transaction,
  actor: Learner,
  { name, country }: LearntName,
  { reproject }: { reproject: Reproject },
): Promise<Outcome<{ slug: string }>> {
  if (actor !== operator && !canChangeOrganisations(actor)) return refuse('forbidden');
  const outcome = await saveOrganisationIn(
    tx,
    actor,
    {
      slug: null,
      was: '',
      // Of the two languages the one it is written in; the other shows the same until somebody translates it.
      nameEn: /\p{Script=Cyrillic}/u.test(name) ? '' : name,
      nameBg: /\p{Script=Cyrillic}/u.test(name) ? name : '',
      translated: [],
      kind: kindOfName(name),
      country: country ?? homeCountry,
      place: '',
      aliases: [],
      url: '',
    },
    reproject,
  );
  const taken = outcome.ok ? undefined : outcome.issues.find(({ code }) => code === 'name-taken');
  const owner = taken?.context?.['slug'];
  return typeof owner === 'string' ? { ok: true, value: { slug: owner }, touched: [] } : outcome;
}
