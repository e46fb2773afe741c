/** The language a page is written in: `en`, `bg`, both, or undefined when it is another. Looks at letters and small words. */

const english = new Set(
  'the of and to in for is was were with by on from are will project programme status'.split(' '),
);
const bulgarian = new Set('на и за в от с се да по са проект проекта ще е програма период'.split(' '));

/** How much of a long document is looked at: its labels and the beginning of its prose. */
const sample = 4_000;

/** `en`, `bg`, `en+bg` (English labels around Bulgarian prose), or undefined. */
export function languageOf(text: string): string | undefined {
  const counts = { latin: 0, cyrillic: 0, en: 0, bg: 0 };
  for (const [word] of text.slice(0, sample).matchAll(/\p{L}+/gu)) {
    const small = word.toLowerCase();
    if (/^[a-z]+$/.test(small)) counts.latin += small.length;
    else if (/^[\u0400-\u04ff]+$/u.test(small)) counts.cyrillic += small.length;
    if (english.has(small)) counts.en += 1;
    if (bulgarian.has(small)) counts.bg += 1;
  }
  const letters = counts.latin + counts.cyrillic;
  if (letters === 0) return undefined;
  const share = counts.cyrillic / letters;
  if (share > 0.15 && share < 0.85 && counts.bg >= 3 && counts.en >= 2) return 'en+bg';
  if (share > 0.5) return counts.bg > 0 || letters < 200 ? 'bg' : undefined;
  return counts.en > 0 || letters < 200 ? 'en' : undefined;
}
