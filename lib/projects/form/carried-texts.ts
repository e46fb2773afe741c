/**
 * The texts of a draft for which the form draws no field: ids, orders, whatever other screens wrote. The form carries them
 * along unseen, because a text that is not posted would be taken for one that somebody deleted.
 */
import { emptyNames, typedFields } from '#lib/projects/form/fields.ts';
import { pathsOf, pathsOfRow } from '#lib/projects/form/shape.ts';
import { type Draft, itemIds } from '#lib/versioning/draft.ts';

/** Fields beside which a source can be named; in rows, those whose name ends so. */
export const citedFields: ReadonlySet<string> = new Set([
  'title',
  'number',
  'programme',
  'fund',
  'fundingPeriod',
  'declaredStatus',
  'startsOn',
  'endsOn',
  'grant',
  'initialCost',
  'finalCost',
  'promoter',
  'goal',
  'website',
]);
export const citedRows: ReadonlySet<string> = new Set([
  'places',
  'partners',
  'donorPartners',
  'targetGroups',
]);
export const citedParts: ReadonlySet<string> = new Set(['expected', 'achieved', 'body']);

/** Path → text of what the form does not draw. */
export function carriedTexts(draft: Draft): Draft {
  const drawn = drawnPaths(draft);
  return Object.fromEntries(Object.entries(draft).filter(([path]) => !drawn.has(path)));
}

function drawnPaths(draft: Draft): Set<string> {
  const drawn = new Set<string>(['paste:results']);
  const cite = (path: string) => drawn.add(`source:${path}`).add(`quote:${path}`);
  for (const { name, shape } of typedFields) {
    for (const path of pathsOf(shape, name)) drawn.add(path);
    if (citedFields.has(name)) cite(name);
    if (shape.kind !== 'list') continue;
    for (const id of itemIds(draft, name)) {
      const row = `${name}[${id}]`;
      for (const path of pathsOfRow(shape, name, id)) drawn.add(path);
      if (citedRows.has(name)) cite(row);
      for (const part of Object.keys(shape.fields)) if (citedParts.has(part)) cite(`${row}.${part}`);
    }
  }
  for (const name of emptyNames) {
    const path = `notPublished[${name}]`;
    for (const part of ['state', 'note.en', 'note.bg']) drawn.add(`${path}.${part}`);
  }
  return drawn;
}
