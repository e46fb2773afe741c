/**
 * Keeps spreadsheet programs from running what begins like a formula, in a way that reading takes back exactly: a text
 * that begins with one of the signs, after any number of apostrophes, gets one apostrophe more. Numbers are written as
 * numbers and never come here.
 */

const dangerous = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const guarded = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** The text as it may stand in a cell. */
export const guardCell = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

/** The text that `guardCell` was given; others are as they were. */
export const unguardCell = (cell: string): string =>
  cell.charCodeAt(0) === 39 && guarded.test(cell) ? cell.slice(1) : cell;
