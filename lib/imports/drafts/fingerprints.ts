/** What is compared of the text of a project, published or a draft. Draws on registers only; never decides. */
import { type Fingerprint, fingerprintOfProfile } from '#lib/imports/pages/match.ts';
import { type PlaceBook, placeBook } from '#lib/imports/values/place-book.ts';
import type { PlaceKind } from '#lib/places/schema.ts';
import { readValues } from '#lib/projects/form/read.ts';
import { type FormRegisters, registeredIds } from '#lib/projects/form/registers.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';

const books = new WeakMap<FormRegisters, PlaceBook>();

/** The fingerprint of a draft, whatever of it can be read; `slug` is how it is called in the answer. */
export function fingerprintOfDraft(slug: string, draft: Draft, registers: FormRegisters): Fingerprint {
  const values = readValues(draft, registers) as Partial<ProjectProfile>;
  const print = fingerprintOfProfile(
    {
      workingTitle: false,
      title: {},
      partners: [],
      donorPartners: [],
      places: [],
      sections: [],
      sources: [],
      ...values,
      slug,
    },
    bookOf(registers),
  );
  return withRegisteredNames(print, registers);
}

/**
 * The fingerprint with everybody by the organisation that the registers know now: a page reads names, a project holds
 * entries, and a merged entry has another's place. A name that several bear stays a name.
 */
export function withRegisteredNames(print: Fingerprint, registers: FormRegisters): Fingerprint {
  const names = [...print.names].map((name) => {
    const [slug, ...others] = registeredIds(registers, 'organisations', name);
    return slug === undefined || others.length > 0 ? name : slug;
  });
  return { ...print, names: new Set(names) };
}

function bookOf(registers: FormRegisters): PlaceBook {
  const known = books.get(registers);
  if (known !== undefined) return known;
  const places = registers.places.map(({ parentId, kind, aliases, ...place }) => ({
    ...place,
    kind: kind as PlaceKind,
    aliases: [...aliases],
    approximate: false,
    ...(parentId === null ? {} : { parent: parentId }),
  }));
  const book = placeBook(places, []);
  books.set(registers, book);
  return book;
}
