/**
 * Which facts of a draft a promoter may be asked for: single values that somebody outside can know. Never a contact,
 * a source, or anything that names a person.
 */
import { type Draft, itemIds } from '#lib/versioning/draft.ts';

/** More questions than this get no answer. */
export const mostAskedPaths = 20;

const single = [
  'number',
  'startsOn',
  'endsOn',
  'grant',
  'initialCost',
  'finalCost',
  'website',
  'summary.en',
  'summary.bg',
  'goal.en',
  'goal.bg',
];

const ofItems: Readonly<Record<string, readonly string[]>> = {
  results: ['achieved.number', 'achieved.words.en', 'achieved.words.bg', 'expected.number'],
  sections: ['body.en', 'body.bg'],
  bilateral: ['body.en', 'body.bg'],
  outputs: ['url', 'copies'],
};

/** Paths that may be asked for, in the order of the document; items that the draft has. */
export function askablePaths(draft: Draft): string[] {
  return [
    ...single,
    ...Object.entries(ofItems).flatMap(([list, fields]) =>
      itemIds(draft, list).flatMap((id) => fields.map((field) => `${list}[${id}].${field}`)),
    ),
  ];
}
