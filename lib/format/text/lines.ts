/** A text of several lines as a list. */

/** One entry a line; empty lines are nothing. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
