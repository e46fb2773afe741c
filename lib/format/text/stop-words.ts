/**
 * Words that carry no meaning of their own in a search, in both languages. A search made of nothing else keeps them:
 * leaving words out must never turn a search into everything.
 */

const words = new Set(
  (
    'a an and are as at be by for from has have in into is it its of on or per the their this that to was were which ' +
    'who will with ' +
    'а аз ако без бе беше би в във все да до е за и из или им има имат й как като която които който което към ли ме ' +
    'ми на над не ни но от по под при с са се си сме със също та така те ти това този тази тези то той тя у че ще я'
  ).split(' '),
);

/** Whether the word, in any case, is one of them. */
export function isStopWord(word: string): boolean {
  return words.has(word.toLowerCase());
}
