/**
 * What a draft lacks in one language, and where one language was changed after the other. A judgement about which text is
 * younger, never about which is better.
 */
import type { Locale } from '#lib/format/localized.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

export interface TranslationGap {
  /** Path without its language: `goal`, `results[children].title`. */
  path: string;
  /** The language that wants work. */
  locale: Locale;
  kind: 'missing' | 'behind';
  en: string;
  bg: string;
}

/**
 * The gaps of a draft in the order of its paths. `changedAt` tells of a path when it last changed, as a number that grows;
 * paths that nobody changed since the beginning are absent.
 */
export function translationGaps(draft: Draft, changedAt: ReadonlyMap<string, number>): TranslationGap[] {
  const bases = new Set(
    Object.keys(draft).flatMap((path) => {
      const base = /^([a-zA-Z][^:]*)\.(?:en|bg)$/.exec(path)?.[1];
      return base === undefined || base === 'titleTranslated' ? [] : [base];
    }),
  );
  return [...bases].flatMap((path): TranslationGap[] => {
    const [en, bg] = [textAt(draft, `${path}.en`).trim(), textAt(draft, `${path}.bg`).trim()];
    if (en === '' && bg === '') return [];
    if (en === '' || bg === '') return [{ path, locale: en === '' ? 'en' : 'bg', kind: 'missing', en, bg }];
    const [enAt, bgAt] = [changedAt.get(`${path}.en`) ?? 0, changedAt.get(`${path}.bg`) ?? 0];
    if (enAt === bgAt) return [];
    return [{ path, locale: enAt > bgAt ? 'bg' : 'en', kind: 'behind', en, bg }];
  });
}
