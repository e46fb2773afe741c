/**
 * A text of a draft as somebody reads it beside another: entries of registers by their names, codes and ticks in words.
 * What somebody wrote in words of their own stays as they wrote it; nothing here is ever typed or posted again.
 */
import { countryName } from '#lib/format/country.ts';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { typedFields } from '#lib/projects/form/fields.ts';
import {
  addressOf,
  type FormRegisters,
  registeredIds,
  registeredName,
} from '#lib/projects/form/registers.ts';
import type { Shape } from '#lib/projects/form/shape.ts';

interface Lookup {
  (key: string, values?: Record<string, string>): string;
  has: (key: string) => boolean;
}

const shapes: ReadonlyMap<string, Shape> = new Map(typedFields.map(({ name, shape }) => [name, shape]));

/** The shape that keeps a text at `path`; null where none does. */
export function shapeAt(path: string): Shape | null {
  const [, field = '', rest = ''] = /^([a-zA-Z]+)(?:\[[^\]]*\])?(?:\.(.*))?$/.exec(path) ?? [];
  const parts = rest.split('.').filter((part) => part !== '');
  let shape = shapes.get(field) ?? null;
  for (const part of parts) {
    if (shape === null || !('fields' in shape)) break;
    shape = Object.hasOwn(shape.fields, part) ? (shape.fields[part] ?? null) : null;
  }
  return shape;
}

/** The text at `path` in words. */
export function saidText(locale: Locale, path: string, text: string, registers: FormRegisters): string {
  const shape = text === '' ? null : shapeAt(path);
  switch (shape?.kind) {
    case 'register': {
      const { of } = shape;
      const [id, ...others] = registeredIds(registers, of, text);
      // Only an address or a code is put into words; a name is one already.
      const isKey =
        id !== undefined && others.length === 0 && [id, addressOf(registers, of, id)].includes(text);
      return (isKey ? registeredName(registers, of, id, locale) : null) ?? text;
    }
    case 'yes':
    case 'flags':
      return text === 'yes' ? staffMessages(locale, 'editor')('said.yes') : text;
    case 'choice':
      return choiceName(locale, path, text);
    case 'quantity':
      return path.endsWith('.qualifier') ? choiceName(locale, path, text) : text;
    case 'country':
      return countryName(locale, text);
    default:
      return text;
  }
}

/** What staff and readers call a code of the field at `path`; years name themselves. */
export function choiceName(locale: Locale, path: string, value: string): string {
  const last = path.split('.').at(-1) ?? '';
  const groups: Record<string, string> = {
    fund: 'fund',
    declaredStatus: 'declaredStatus',
    kind: path.startsWith('sections') ? 'sectionKind' : 'outputKind',
  };
  const group = groups[last];
  if (group !== undefined)
    return wordOr(messages(locale, 'codes') as unknown as Lookup, `${group}.${value}`, value);
  const words = staffMessages(locale, 'editor') as unknown as Lookup;
  return wordOr(words, `${last === 'basis' || last === 'qualifier' ? last : 'language'}.${value}`, value);
}

/** A word of the messages; `otherwise` where there is none: what data made up may be called anything. */
export const wordOr = (
  words: Lookup,
  key: string,
  otherwise: string,
  values?: Record<string, string>,
): string => (!((key.split('.').at(-1) ?? '') in {}) && words.has(key) ? words(key, values) : otherwise);
