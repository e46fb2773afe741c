/** Loads the programmes, and one with its projects. */
import { cache } from 'react';
import { publicDatabase } from '#lib/db/client.ts';
import { countWithoutProgramme, listProgrammes, type Programme } from '#lib/programmes/queries.ts';
import { listProjects, sumProjects } from '#lib/projects/queries/list.ts';
import type { GrantTotal, ProjectCard } from '#lib/projects/schema.ts';
import { dependsOn, today } from '#lib/web/loaders/page.ts';

/** All programmes and how many projects name none. */
export const loadProgrammes = cache(
  async (): Promise<{ programmes: Programme[]; withoutProgramme: number }> => {
    const db = publicDatabase();
    const [programmes, withoutProgramme] = await Promise.all([listProgrammes(db), countWithoutProgramme(db)]);
    dependsOn(['projects'], [], today());
    return { programmes, withoutProgramme };
  },
);

export interface ProgrammePage {
  today: string;
  programme: Programme;
  total: GrantTotal & { projects: number };
  projects: ProjectCard[];
}

/** The page of one programme; null when there is none of this slug. */
export const loadProgramme = cache(async (slug: string): Promise<ProgrammePage | null> => {
  const db = publicDatabase();
  const day = today();
  const programme = (await listProgrammes(db)).find((each) => each.slug === slug);
  if (programme === undefined) return null;
  const [total, projects] = await Promise.all([
    sumProjects(db, { programmeSlug: slug }),
    listProjects(db, { programmeSlug: slug }, day),
  ]);
  dependsOn([`programme:${slug}`], projects, day);
  return { today: day, programme, total, projects };
});
