/** `npm run content:apply`: brings changed files of content/ into the database of a site, running or stopped. */
import { applyFiles } from '#lib/cli/apply-content.ts';
import { contentFolder, readSettings, runCommand } from '#lib/cli/project.ts';
import { withSiteDatabase } from '#lib/cli/site-database.ts';

async function apply(ownerUrl: string): Promise<void> {
  const { applied, unchanged, kept } = await applyFiles({
    ownerUrl,
    contentDir: contentFolder,
    onlyIfEmpty: false,
  });
  console.log(
    applied.length > 0
      ? `Applied ${applied.join(', ')}; ${unchanged.length} unchanged.`
      : 'Nothing has changed since the last time.',
  );
  if (kept.length > 0)
    console.log(
      `Staff changed these too, and theirs stands:\n${kept.map((field) => `  ${field}`).join('\n')}`,
    );
}

await runCommand(() => withSiteDatabase(readSettings(), apply));
