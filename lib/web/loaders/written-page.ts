/** Loads a written page: Markdown of the operator, in the language of the reader. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { webSettings } from '#lib/env.ts';
import type { Locale } from '#lib/format/localized.ts';
import type { PageName } from '#lib/paths.ts';
import { declareDependencies } from '#lib/web/page-dependencies.ts';

/** The title (the heading of the first level) and the Markdown under it. */
export async function loadWrittenPage(
  locale: Locale,
  name: PageName,
): Promise<{ title: string; body: string }> {
  const file = path.join(process.cwd(), 'content', 'pages', locale, `${name}.md`);
  declareDependencies({ tags: ['reference'] });
  return readWrittenPage(await readFile(file, 'utf8'), webSettings(process.env).contactEmail);
}

/**
 * Paragraphs that begin with `{contactEmail}` stand only where there is an address, those with `{!contactEmail}` only
 * where there is none; further `{contactEmail}` become the address.
 */
function readWrittenPage(markdown: string, contactEmail: string | null): { title: string; body: string } {
  const [heading = '', ...paragraphs] = markdown.trim().split(/\n{2,}/);
  const body = paragraphs
    .filter(
      (paragraph) => !paragraph.startsWith(contactEmail === null ? '{contactEmail}' : '{!contactEmail}'),
    )
    .map((paragraph) =>
      paragraph.replace(/^\{!?contactEmail\}\s*/, '').replaceAll('{contactEmail}', contactEmail ?? ''),
    )
    .join('\n\n');
  return { title: heading.replace(/^#\s+/, '').trim(), body };
}
