/** What staff call a column of a table, in their language. Holds no sentence: the words are the editor's. */
import type { Locale } from '#lib/format/localized.ts';
import { pathName } from '#lib/projects/form/path-name.ts';

/** The title of a column; two columns never have the same. */
export const columnTitle = (locale: Locale, name: string): string => pathName(locale, name);
