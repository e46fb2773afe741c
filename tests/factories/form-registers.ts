/** The registers and projects of the content, as the editor knows them. */
import { readContent } from '#lib/imports/content-files.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

const both = (name: { en?: string | undefined; bg?: string | undefined }) => ({
  en: name.en ?? name.bg ?? '',
  bg: name.bg ?? name.en ?? '',
});

/** Reads `content/`; throws when it is not as it should be. */
export async function seededContent(): Promise<{ projects: ProjectProfile[]; registers: FormRegisters }> {
  const content = await readContent(new URL('../../content', import.meta.url).pathname);
  if (!content.ok) throw new Error('The content cannot be read.');
  const { projects, registers: files } = content.value;
  return {
    projects,
    registers: {
      organisations: files.organisations.map((each) => ({ ...each, name: both(each.name) })),
      places: files.places.map((each) => ({ ...each, nameSlug: each.slug, parentId: each.parent ?? null })),
      programmes: files.programmes.map(({ slug, name }) => ({ slug, name: both(name) })),
      targetGroups: files.targetGroups.map(({ slug, name }) => ({
        slug,
        name: both(name),
        parentSlug: null,
      })),
    },
  };
}
