/**
 * What the buttons beside the rows of a form do, as the server does it for a browser without scripts: a draft and the
 * name of a deed in, a draft out. An unknown deed changes nothing.
 */
import { typedFields } from '#lib/projects/form/fields.ts';
import { resultLines } from '#lib/projects/form/result-lines.ts';
import type { ListShape } from '#lib/projects/form/shape.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';

const rowId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Does `action`: `add results`, `remove results children`, `up results children`, `down …`, `set grant 34 649 EUR`,
 * `split results`. `newId` names a new row.
 */
export function actOnRows(draft: Draft, action: string, newId: () => string, newGroup = ''): Draft {
  const [deed = '', path = '', ...rest] = action.split(' ');
  if (deed === 'set') return { ...draft, [path]: rest.join(' ') };
  const list = listAt(path);
  if (list === null) return draft;
  const ids = itemIds(draft, path);
  const [id = ''] = rest;
  switch (deed) {
    case 'add':
      return list.ids === 'own' ? withRow(draft, path, newId()) : withGroup(draft, path, newGroup);
    case 'split':
      return path === 'results' ? withResultLines(draft, newId) : draft;
    case 'remove':
      return Object.fromEntries(
        Object.entries({ ...draft, [path]: ids.filter((each) => each !== id).join(' ') }).filter(
          ([name]) => !name.includes(`${path}[${id}]`),
        ),
      );
    case 'up':
    case 'down':
      return { ...draft, [path]: moved(ids, id, deed === 'up' ? -1 : 1).join(' ') };
    default:
      return draft;
  }
}

function listAt(path: string): ListShape | null {
  const shape = typedFields.find(({ name }) => name === path)?.shape;
  return shape?.kind === 'list' ? shape : null;
}

function withRow(draft: Draft, path: string, id: string): Draft {
  return { ...draft, [path]: [...itemIds(draft, path), id].join(' ') };
}

function withGroup(draft: Draft, path: string, group: string): Draft {
  if (!rowId.test(group) || itemIds(draft, path).includes(group)) return draft;
  return { ...withRow(draft, path, group), [`${path}[${group}].basis`]: 'assigned' };
}

function withResultLines(draft: Draft, newId: () => string): Draft {
  let result: Draft = { ...draft, 'paste:results': '' };
  for (const { locale, title, number } of resultLines(textAt(draft, 'paste:results'))) {
    const id = newId();
    result = {
      ...withRow(result, 'results', id),
      [`results[${id}].title.${locale}`]: title,
      ...(number === '' ? {} : { [`results[${id}].expected.number`]: number }),
    };
  }
  return result;
}

function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at === -1 || other === undefined) return [...ids];
  return ids.with(at, other).with(at + by, id);
}
