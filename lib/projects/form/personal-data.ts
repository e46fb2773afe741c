/**
 * Finds what may be a person's data in texts that everybody will read: e-mail addresses, telephone numbers, personal
 * numbers, names with a title. It warns and never forbids: a person looks once more.
 */
import type { Issue } from '#lib/issues.ts';
import { formFields } from '#lib/projects/form/fields.ts';
import { pathsOf, pathsOfRow } from '#lib/projects/form/shape.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/u;
const phone = /(?<![\d.,/-])(?:\+359|00359|0)[ \-/]?(?:\d[ \-/]?){7,9}(?![\d.,]*\d)/;
const tenDigits = /(?<!\d)\d{10}(?!\d)/g;
const titled =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|г-н|г-жа|д-р|проф|инж)\.? ?(\p{Lu}\p{Ll}{1,30}(?: \p{Lu}\p{Ll}{1,30}){0,2})/u;

/** Longer texts are looked at as far as this; the longest narrative has 60,000 characters. */
const mostCharacters = 70_000;

/** What to look at once more before the texts are published; one remark of a kind for each text. */
export function personalData(draft: Draft): Issue[] {
  return prosePaths(draft).flatMap((field) => {
    const text = textAt(draft, field).slice(0, mostCharacters);
    const found: [string, string | undefined][] = [
      ['personal-email', email.exec(text)?.[0]],
      ['personal-egn', (text.match(tenDigits) ?? []).find(isPersonalNumber)],
      ['personal-phone', phone.exec(text)?.[0].trim()],
      ['personal-name', titled.exec(text)?.[0]],
    ];
    return found.flatMap(([code, what]) =>
      what === undefined ? [] : [{ field, code, context: { found: what } }],
    );
  });
}

function prosePaths(draft: Draft): string[] {
  const { title, summary, goal, sections, results, bilateral, outputs } = formFields;
  return [
    ...pathsOf(title.shape, 'title'),
    ...pathsOf(summary.shape, 'summary'),
    ...pathsOf(goal.shape, 'goal'),
    ...Object.entries({ sections, results, bilateral, outputs }).flatMap(([name, { shape }]) =>
      itemIds(draft, name).flatMap((id) => pathsOfRow(shape, name, id)),
    ),
  ].filter((path) => /\.(?:en|bg)$/.test(path));
}

/**
 * Whether ten digits are a Bulgarian personal number: a date of birth and a check digit that is right (Civil
 * Registration Act, ordinance on the unified register, algorithm of ESGRAON).
 */
function isPersonalNumber(digits: string): boolean {
  const month = Number(digits.slice(2, 4)) % 20;
  const day = Number(digits.slice(4, 6));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (sum % 11) % 10 === Number(digits[9]);
}
