/**
 * Turns a wall of text into rows of results: one for each piece between semicolons or line breaks, a number at its
 * beginning taken as what was expected. Also read by the browser, so it imports nothing that runs.
 */

export interface ResultLineText {
  locale: 'en' | 'bg';
  title: string;
  /** As written, with the sign before it; empty when the piece begins with no number. */
  number: string;
}

/** A list of more pieces than this is no list of results. */
const mostPieces = 200;

/** The rows that a text makes. */
export function resultLines(text: string): ResultLineText[] {
  return text
    .split(/[;\n]+/)
    .map((piece) =>
      piece
        .trim()
        .replace(/^(?:[-–•·*▪]|\d{1,2}[.)])\s+/, '')
        .replace(/[.,]$/, '')
        .trim(),
    )
    .filter((piece) => piece !== '')
    .slice(0, mostPieces)
    .map((piece) => {
      const [, number = '', rest = ''] =
        /^((?:(?:at least|minimum of|more than|about|over|поне|най-малко|над|около|повече от|минимум) )?\d[\d ]{0,12}\d|(?:(?:at least|minimum of|more than|about|over|поне|най-малко|над|около|повече от|минимум) )?\d)\s+(\p{L}.*)$/iu.exec(
          piece,
        ) ?? [];
      const title = rest === '' ? piece : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
      return { locale: /\p{Script=Cyrillic}/u.test(piece) ? 'bg' : 'en', title, number };
    });
}
