/** Brings the files of content/ into a database, and says each mistake in them by file, line, field and reason. */
import { Refusal } from '#lib/errors.ts';
import type { Issue } from '#lib/issues.ts';

/** Applies all files, or none when one is wrong: then throws a {@link Refusal} that lists the mistakes. */
export async function applyFiles(options: {
  ownerUrl: string;
  contentDir: string;
  onlyIfEmpty: boolean;
}): Promise<{ applied: string[]; unchanged: string[]; kept: string[] }> {
  // Loaded late: it needs the generated database client.
  const { applyContent } = await import('#lib/imports/content.ts');
  const outcome = await applyContent(options);
  if (outcome.ok) return outcome.value;
  throw new Refusal(
    [
      ...outcome.issues.map(sentenceOf),
      'Nothing of content/ was applied: correct the files and start again.',
    ].join('\n'),
  );
}

function sentenceOf({ field, code, context = {}, at }: Issue): string {
  const { reason, ...values } = context;
  const place = at ? `${at.file}:${at.line}` : 'content';
  const told =
    reason ?? [code, ...Object.entries(values).map(([name, value]) => `${name} ${value}`)].join(', ');
  return `${place} ${field}: ${told}`;
}
