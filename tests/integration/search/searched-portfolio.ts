/** A database with the real registers and what a test publishes, and the way from an address to its results. */
import { fileURLToPath } from 'node:url';
import { beforeAll } from 'vitest';
import type { Locale } from '#lib/format/localized.ts';
import { readContent } from '#lib/imports/content-files.ts';
import { replaceOrganisations } from '#lib/organisations/commands/replace.ts';
import { replacePlaces } from '#lib/places/commands/replace.ts';
import { replaceProgrammes } from '#lib/programmes/commands/replace.ts';
import { publishProfile } from '#lib/projects/commands/publish-profile.ts';
import { projectSearch } from '#lib/projects/facets.ts';
import { type ProjectResults, searchProjects } from '#lib/projects/queries/search.ts';
import { loadProjectRegisters, projectResolvers } from '#lib/projects/queries/search-registers.ts';
import { searchRegisters } from '#lib/projects/queries/search-rows.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import { parseSearch } from '#lib/search/parse-search.ts';
import { replaceTargetGroups } from '#lib/target-groups/commands/replace.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { testDatabase } from '#tests/support/database.ts';

/** The day on which every search of the tests is asked. */
export const today = '2026-11-21';

/** The files that the site is seeded from. */
export async function seededContent() {
  const content = await readContent(fileURLToPath(new URL('../../../content', import.meta.url)));
  if (!content.ok) throw new Error(JSON.stringify(content.issues));
  return content.value;
}

/** Writes the real registers. */
async function writeRegisters(tx: Prisma.TransactionClient): Promise<void> {
  const { registers } = await seededContent();
  await replacePlaces(tx, registers.places);
  await replaceTargetGroups(tx, registers.targetGroups);
  await replaceProgrammes(tx, registers.programmes);
  await replaceOrganisations(tx, registers.organisations);
}

/** A database in which these projects are published. */
export function searchedDatabase(
  projects: () => readonly ProjectProfile[] | Promise<readonly ProjectProfile[]>,
): ReturnType<typeof testDatabase> {
  const database = testDatabase();
  beforeAll(async () => {
    const all = await projects();
    await database.owner.$transaction(
      async (tx) => {
        await writeRegisters(tx);
        await publish(tx, ...all);
      },
      { timeout: 60_000 },
    );
  });
  return database;
}

/** Publishes projects over the real registers. */
export async function publish(tx: Prisma.TransactionClient, ...projects: ProjectProfile[]): Promise<void> {
  const registers = searchRegisters((await seededContent()).registers);
  for (const project of projects) await publishProfile(tx, project, registers);
}

/** The results of an address such as `q=lom&place=ruse`. */
export async function search(
  db: Prisma.TransactionClient,
  address: string,
  locale: Locale = 'en',
): Promise<ProjectResults> {
  const parameters = new URLSearchParams(address);
  const registers = await loadProjectRegisters(db, parameters);
  const { query } = parseSearch(projectSearch, parameters, projectResolvers(registers));
  return await searchProjects(db, query, { locale, today, registers });
}

/** The slugs that an address finds, in their order. */
export async function slugsOf(db: Prisma.TransactionClient, address: string): Promise<string[]> {
  return (await search(db, address)).hits.map(({ card }) => card.slug);
}
