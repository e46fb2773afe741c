/** A text as its words, by the rules of its language. Joined together they are the text again. */
import type { Locale } from '#lib/format/localized.ts';

const segmenters = new Map<Locale, Intl.Segmenter>();

/** The words of `text`, each with the blanks and punctuation after it. */
export function wordsOf(text: string, locale: Locale): string[] {
  let segmenter = segmenters.get(locale);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true || words.length === 0) words.push(segment);
    else words[words.length - 1] += segment;
  }
  return words;
}
