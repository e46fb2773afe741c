/** Loads the pages of places: the register as a tree, a place by its level or by its bare name, a place and a group. */
import { cache } from 'react';
import { publicDatabase } from '#lib/db/client.ts';
import {
  type CountedPlace,
  findPlacesBySlug,
  listCountedPlaces,
  listPlaces,
  listPlacesAbove,
  type RegisteredPlace,
  spellingsOf,
} from '#lib/places/queries.ts';
import { listProjects, sumProjects } from '#lib/projects/queries/list.ts';
import type { GrantTotal, ProjectCard } from '#lib/projects/schema.ts';
import { type CountedGroup, listCountedGroups } from '#lib/target-groups/queries.ts';
import { dependsOn, today } from '#lib/web/loaders/page.ts';

export interface PlacesPage {
  today: string;
  places: CountedPlace[];
  total: GrantTotal & { projects: number };
}

/** All places with projects. */
export const loadPlaces = cache(async (): Promise<PlacesPage> => {
  const db = publicDatabase();
  const [places, total] = await Promise.all([listCountedPlaces(db), sumProjects(db, {})]);
  dependsOn(['projects'], [], today());
  return { today: today(), places, total };
});

/** A place by its address, with what lies above it (widest first, without the country). */
interface FoundPlace {
  slug: string;
  /** The places the address means: one, or all of the bare name, widest first. */
  places: RegisteredPlace[];
  above: RegisteredPlace[];
}

export interface PlacePage extends FoundPlace {
  today: string;
  total: GrantTotal & { projects: number };
  projects: ProjectCard[];
  groups: CountedGroup[];
  /** Places with projects inside these, for the map and its list. */
  inside: CountedPlace[];
}

/** The page of a place slug such as `lom`, `lom-municipality`, `ruse-district`; null when no place has it. */
export const loadPlace = cache(async (slug: string): Promise<PlacePage | null> => {
  const db = publicDatabase();
  const day = today();
  const found = await findPlace(slug);
  if (found === null) return null;
  const placeIds = found.places.map(({ id }) => id);
  const [total, projects, groups, inside] = await Promise.all([
    sumProjects(db, { placeIds }),
    listProjects(db, { placeIds }, day),
    listCountedGroups(db, { placeIds }),
    listCountedPlaces(db, { withinPlaceIds: placeIds }),
  ]);
  dependsOn(
    placeIds.map((id) => `place:${id}`),
    projects,
    day,
  );
  return {
    ...found,
    today: day,
    total,
    projects,
    groups: groups.filter((group) => group.projects > 0),
    inside,
  };
});

export interface PlaceGroupPage extends FoundPlace {
  today: string;
  group: CountedGroup;
  total: GrantTotal & { projects: number };
  projects: ProjectCard[];
}

/** The page of a place and a target group; null when either is unknown. */
export const loadPlaceGroup = cache(
  async (slug: string, groupSlug: string): Promise<PlaceGroupPage | null> => {
    const db = publicDatabase();
    const day = today();
    const found = await findPlace(slug);
    if (found === null) return null;
    const placeIds = found.places.map(({ id }) => id);
    const group = (await listCountedGroups(db, { placeIds })).find((each) => each.slug === groupSlug);
    if (group === undefined) return null;
    const scope = { placeIds, targetGroupSlug: groupSlug };
    const [total, projects] = await Promise.all([sumProjects(db, scope), listProjects(db, scope, day)]);
    dependsOn([...placeIds.map((id) => `place:${id}`), `target-group:${groupSlug}`], projects, day);
    return { ...found, today: day, group, total, projects };
  },
);

async function findPlace(slug: string): Promise<FoundPlace | null> {
  const db = publicDatabase();
  const places = await findPlacesBySlug(db, slug);
  const widest = places[0];
  if (widest === undefined) return null;
  const above = await listPlacesAbove(db, widest.id);
  return { slug, places, above: above.filter(({ kind }) => kind !== 'country') };
}

/** The slug that another spelling of a place means (`rousse` is `ruse`); null when it means none. */
export async function canonicalPlaceSlug(slug: string): Promise<string | null> {
  const canonical = spellingsOf(await listPlaces(publicDatabase()))(slug);
  return canonical === slug ? null : canonical;
}
