/** Addresses for names in any script. The same in both languages; never decides whether a slug is still free. */
import { transliterate } from '#lib/format/text/transliterate.ts';

/** 100 characters is what the schema of slugs allows. */
const longestSlug = 100;

const latin: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ð: 'd',
  ı: 'i',
};

/**
 * The slug of a name: romanised by the Transliteration Act, without diacritics, words joined by hyphens, at most 100
 * characters cut at a word. Empty when the name holds no letter or digit that Latin can write.
 */
export function slugify(name: string): string {
  const words = transliterate(name.slice(0, 10 * longestSlug).normalize('NFKC'))
    .toLowerCase()
    .replace(/[ßøæœłđþðı]/g, (letter) => latin[letter] ?? '')
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  let slug = '';
  for (const part of words) {
    const longer = slug === '' ? part.slice(0, longestSlug) : `${slug}-${part}`;
    if (longer.length > longestSlug) break;
    slug = longer;
  }
  return slug;
}
