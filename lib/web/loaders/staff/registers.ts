/** Loads the screens of the registers for somebody who is signed in; the queries judge what they may see. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { canChangeOrganisations, canMergeOrganisations } from '#lib/organisations/policy.ts';
import { listOrganisationPairs, listOrganisationsApart } from '#lib/organisations/queries/duplicates.ts';
import {
  findOrganisationEntry,
  listOrganisationEntries,
  listUndoableMerges,
  type OrganisationFilter,
  type OrganisationList,
  type OrganisationUse,
} from '#lib/organisations/queries/register.ts';
import { mergedOrganisation } from '#lib/organisations/rules.ts';
import type { OrganisationEntry, OrganisationPair, UndoableMerge } from '#lib/organisations/schema.ts';
import { canChangePlaces, canReadPlaces } from '#lib/places/policy.ts';
import { findPlaceEntry, searchPlaceEntries } from '#lib/places/queries/register.ts';
import type { PlaceEntry } from '#lib/places/schema.ts';
import { canChangeProgramme, canReadProgrammes } from '#lib/programmes/policy.ts';
import { listProgrammeEntries } from '#lib/programmes/queries/register.ts';
import type { ProgrammeEntry } from '#lib/programmes/schema.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { namesOf } from '#lib/projects/queries/authors.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { canChangeTargetGroups, canReadTargetGroups } from '#lib/target-groups/policy.ts';
import { listTargetGroupEntries } from '#lib/target-groups/queries/register.ts';
import type { TargetGroupEntry } from '#lib/target-groups/schema.ts';
import type { Telling } from '#lib/web/loaders/staff/told-apart.ts';

/** How many entries each register has; null for one that is not open to the person. */
export async function loadRegisterCounts(
  actor: StaffActor,
): Promise<Record<'organisations' | 'programmes' | 'places' | 'targetGroups', number | null>> {
  const db = staffDatabase();
  const [organisations, programmes, places, targetGroups] = await Promise.all([
    canChangeOrganisations(actor) ? db.organisation.count() : null,
    canReadProgrammes(actor) ? db.programme.count() : null,
    canReadPlaces(actor) ? db.place.count() : null,
    canReadTargetGroups(actor) ? db.targetGroup.count() : null,
  ]);
  return { organisations, programmes, places, targetGroups };
}

export async function loadOrganisationList(
  actor: StaffActor,
  filter: OrganisationFilter,
): Promise<OrganisationList | null> {
  return await listOrganisationEntries(staffDatabase(), actor, filter);
}

export interface OrganisationScreen {
  entry: OrganisationEntry;
  use: OrganisationUse;
  /** Those it may be one with. */
  pairs: OrganisationPair[];
  /** Those it was told apart from. */
  apart: OrganisationsToldApart;
  /** What was merged into it and can be taken out again. */
  merges: UndoableMerge[];
  mayMerge: boolean;
}

/** One organisation; null when there is none for this person. A former address gives the organisation of today. */
export async function loadOrganisationEntry(
  actor: StaffActor,
  slug: string,
): Promise<OrganisationScreen | null> {
  const db = staffDatabase();
  const found = await findOrganisationEntry(db, actor, slug);
  if (found === null) {
    const moved = await db.organisationRedirect.findUnique({ where: { slug } });
    return moved === null ? null : await loadOrganisationEntry(actor, moved.target);
  }
  const mayMerge = canMergeOrganisations(actor);
  return {
    ...found,
    mayMerge,
    pairs: mayMerge ? await listOrganisationPairs(db, actor, slug) : [],
    apart: await loadOrganisationsApart(actor, slug),
    merges: mayMerge ? await listUndoableMerges(db, slug, new Date()) : [],
  };
}

/** Organisations that may be one, and those told apart; null for whoever may not judge them. */
export async function loadOrganisationPairs(
  actor: StaffActor,
): Promise<{ pairs: OrganisationPair[]; apart: OrganisationsToldApart } | null> {
  if (!canChangeOrganisations(actor)) return null;
  return {
    pairs: await listOrganisationPairs(staffDatabase(), actor),
    apart: await loadOrganisationsApart(actor, null),
  };
}

export interface OrganisationsToldApart {
  pairs: (Pick<OrganisationPair, 'first' | 'second'> & Telling)[];
  /** Of all pairs, also those that are too many to be listed. */
  total: number;
}

async function loadOrganisationsApart(
  actor: StaffActor,
  slug: string | null,
): Promise<OrganisationsToldApart> {
  const db = staffDatabase();
  const { pairs, total } = await listOrganisationsApart(db, actor, slug);
  const names = await namesOf(
    db,
    pairs.map(({ by }) => by),
  );
  return { pairs: pairs.map(({ by, ...pair }) => ({ ...pair, name: names.get(by) ?? null })), total };
}

export interface OrganisationMergeScreen {
  from: OrganisationEntry & { use: OrganisationUse };
  into: OrganisationEntry & { use: OrganisationUse };
  /** What comes of it when every fact of `into` stands. */
  merged: ReturnType<typeof mergedOrganisation>;
  /** What the places of both are called. */
  registers: FormRegisters;
}

/** Two organisations side by side; null when one is missing or the person may not merge. */
export async function loadOrganisationMerge(
  actor: StaffActor,
  fromSlug: string,
  intoSlug: string,
): Promise<OrganisationMergeScreen | null> {
  if (!canMergeOrganisations(actor) || fromSlug === intoSlug) return null;
  const db = staffDatabase();
  const [from, into] = [
    await findOrganisationEntry(db, actor, fromSlug),
    await findOrganisationEntry(db, actor, intoSlug),
  ];
  if (from === null || into === null) return null;
  return {
    from: { ...from.entry, use: from.use },
    into: { ...into.entry, use: into.use },
    merged: mergedOrganisation(from.entry, into.entry, {}),
    registers: await loadFormRegisters(db),
  };
}

/** All programmes and what the person may do with them; null where the register is not open to them. */
export async function loadProgrammeEntries(actor: StaffActor): Promise<{
  programmes: ProgrammeEntry[];
  mayBegin: boolean;
  mayChange: (slug: string) => boolean;
} | null> {
  if (!canReadProgrammes(actor)) return null;
  return {
    programmes: await listProgrammeEntries(staffDatabase(), actor),
    mayBegin: canChangeProgramme(actor, null),
    mayChange: (slug) => canChangeProgramme(actor, slug),
  };
}

/** All target groups and whether the person may change them; null where the register is not open to them. */
export async function loadTargetGroupEntries(
  actor: StaffActor,
): Promise<{ groups: TargetGroupEntry[]; mayChange: boolean } | null> {
  if (!canReadTargetGroups(actor)) return null;
  return {
    groups: await listTargetGroupEntries(staffDatabase(), actor),
    mayChange: canChangeTargetGroups(actor),
  };
}

export async function loadPlaceList(
  actor: StaffActor,
  filter: { text: string; kind: string; after: string | null },
): Promise<{ rows: PlaceEntry[]; next: string | null; total: number } | null> {
  return await searchPlaceEntries(staffDatabase(), actor, { ...filter, limit: 50 });
}

/** One place of the register; null when there is none for this person. */
export async function loadPlaceEntry(
  actor: StaffActor,
  id: string,
): Promise<{ place: PlaceEntry; mayChange: boolean } | null> {
  const place = await findPlaceEntry(staffDatabase(), actor, id);
  return place === null ? null : { place, mayChange: canChangePlaces(actor) };
}

/** Whether the person may write an organisation; the form is not even shown to others. */
export function mayChangeOrganisations(actor: StaffActor): boolean {
  return canChangeOrganisations(actor);
}

export function mayMergeOrganisations(actor: StaffActor): boolean {
  return canMergeOrganisations(actor);
}
