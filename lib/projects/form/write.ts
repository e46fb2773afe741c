/**
 * Writes a document down as a draft: every value as text that means this value and nothing else when it is read again.
 * What nobody types (address, photos, statements) stays outside.
 */

import { typedFields } from '#lib/projects/form/fields.ts';
import { writeMoney, writeNumeral } from '#lib/projects/form/numerals.ts';
import type { Shape } from '#lib/projects/form/shape.ts';
import type { Money, ProjectProfile, Quantity } from '#lib/projects/schema.ts';
import { type Draft, normalDraft } from '#lib/versioning/draft.ts';

/** The draft of a document; `readDraft` gives the same document back. */
export function profileToDraft(profile: ProjectProfile): Draft {
  const draft: Record<string, string> = {};
  for (const { name, shape } of typedFields) write(draft, shape, name, profile[name]);
  if (profile.promoter !== undefined) draft['promoter.id'] = profile.promoter.id;
  draft['photos'] = profile.photos.map(({ id }) => id).join(' ');
  draft['notPublished'] = profile.notPublished.map(({ field }) => field).join(' ');
  for (const { field, note } of profile.notPublished) {
    draft[`notPublished[${field}].state`] = 'not-published';
    write(draft, { kind: 'text' }, `notPublished[${field}].note`, note);
  }
  return normalDraft(draft);
}

type Item = Record<string, unknown> & { id: string };

function write(draft: Record<string, string>, shape: Shape, path: string, value: unknown): void {
  if (value === undefined || value === null) return;
  switch (shape.kind) {
    case 'text':
    case 'prose': {
      const { en = '', bg = '' } = value as { en?: string; bg?: string };
      draft[`${path}.en`] = en;
      draft[`${path}.bg`] = bg;
      return;
    }
    case 'money':
      draft[path] = writeMoney(value as Money);
      return;
    case 'yes':
      draft[path] = value === true ? 'yes' : '';
      return;
    case 'count':
      draft[path] = JSON.stringify(value);
      return;
    case 'languages':
      draft[path] = (value as string[]).join(', ');
      return;
    case 'flags':
      for (const flag of value as string[]) draft[`${path}.${flag}`] = 'yes';
      return;
    case 'quantity':
      writeQuantity(draft, path, value as Quantity);
      return;
    case 'group':
      for (const [name, inner] of Object.entries(shape.fields))
        write(draft, inner, `${path}.${name}`, (value as Record<string, unknown>)[name]);
      return;
    case 'list': {
      const items = value as Item[];
      draft[path] = items.map(({ id }) => id).join(' ');
      for (const item of items)
        for (const [name, inner] of Object.entries(shape.fields))
          write(draft, inner, `${path}[${item.id}].${name}`, item[name]);
      return;
    }
    default:
      draft[path] = value as string;
  }
}

function writeQuantity(draft: Record<string, string>, path: string, quantity: Quantity): void {
  draft[`${path}.qualifier`] = quantity.qualifier === 'exactly' ? '' : quantity.qualifier;
  if (quantity.number !== undefined) draft[`${path}.number`] = writeNumeral(quantity.number);
  write(draft, { kind: 'text' }, `${path}.unit`, quantity.unit);
  write(draft, { kind: 'text' }, `${path}.words`, quantity.words);
}
