/** The part of `snowball-stemmers` that we use; the package brings no types. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string;
  }
  const snowball: { newStemmer(algorithm: 'english'): Stemmer };
  export default snowball;
}
