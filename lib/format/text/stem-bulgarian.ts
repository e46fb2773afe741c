/**
 * The part of a Bulgarian word that its forms share: article, plural, gender and the adjective ending -ски taken off.
 * Light on purpose (it follows the idea of J. Savoy's light stemmer, CLEF 2007, with rules of our own): a stem is a key
 * for comparing forms of nouns and adjectives, not a word, and verbs are left alone.
 */

/** Forms that no ending explains: a stem, then the forms that share it. */
const irregular = new Map(
  [
    'дет дете детето деца децата',
    'човек човек човекът човека хора хората',
    'път път пътят пътя пътища пътищата',
    'мест място мястото места местата',
  ].flatMap((row) => {
    const [stem = '', ...forms] = row.split(' ');
    return forms.map((form) => [form, stem] as const);
  }),
);

const articles = [
  // Longest first; the shortest stem that may remain.
  ['ият', 3],
  ['ът', 3],
  ['ят', 3],
  ['та', 3],
  ['то', 3],
  ['те', 3],
] as const;

const plurals = [
  ['овци', 3, 'овец'],
  ['ища', 4, ''],
  ['ище', 4, ''],
  ['ове', 3, ''],
  ['еве', 3, ''],
  ['зи', 4, 'г'],
  ['си', 5, 'с'],
] as const;

/**
 * The stem of a Bulgarian word, in lower case: затвор, затвора, затворът and затворите give `затвор`; ром, роми, ромите
 * and ромски give `ром`. Words of three letters and words in other scripts come back in lower case.
 */
export function stemBulgarian(word: string): string {
  const lower = word.normalize('NFC').toLowerCase().replaceAll('ѝ', 'и');
  if (lower.length < 4 || !/^[а-ъьюя]+$/.test(lower)) return lower;
  const known = irregular.get(lower);
  if (known !== undefined) return known;
  return normaliseEnd(withoutAdjective(withoutVowels(withoutPlural(withoutArticle(lower)))));
}

function withoutArticle(word: string): string {
  for (const [ending, shortest] of articles) {
    if (word.endsWith(ending) && word.length - ending.length >= shortest) {
      const rest = word.slice(0, -ending.length);
      // After a consonant only the masculine article can stand; -ост takes -та (младостта), a verb form does not matter.
      if (ending.length === 2 && ending[0] === 'т' && !/(?:[аеиоуъюя]|ст|щ)$/.test(rest)) continue;
      return rest;
    }
  }
  return word;
}

function withoutPlural(word: string): string {
  for (const [ending, shortest, written] of plurals) {
    if (word.endsWith(ending) && word.length - ending.length >= shortest) {
      return word.slice(0, -ending.length) + written;
    }
  }
  return word;
}

/** Takes off -а -я -и -о -е -й and what remains of -ия -ии -ие; a final -е only from longer words (Русе stays). */
function withoutVowels(word: string): string {
  let stem = word;
  if (/[аиояй]$/.test(stem) && stem.length >= 4) stem = stem.slice(0, -1);
  else if (stem.endsWith('е') && (stem.length >= 5 || stem.endsWith('це'))) stem = stem.slice(0, -1);
  if (/[ий]$/.test(stem) && stem.length >= 5) stem = stem.slice(0, -1);
  return stem;
}

function withoutAdjective(word: string): string {
  if (word.endsWith('еск') && word.length >= 7) return word.slice(0, -3);
  return word.endsWith('ск') && word.length >= 5 ? word.slice(0, -2) : word;
}

/** What alternates at the end of a stem, written one way: ц and к (участник, участници), the ъ and е that come and go. */
function normaliseEnd(word: string): string {
  let stem = word.replace(/ц$/, 'к').replace(/з$/, 'г');
  if (stem.length >= 5) stem = stem.replace(/(?<=[^аеиоуъюя])[ъе](?=[^аеиоуъюя]$)/, '');
  return stem;
}
