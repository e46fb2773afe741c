/**
 * Turns lists of partners into names, those of donor countries apart, whether a label announces them or their label got
 * lost. A list that may be one name or several states none.
 */
import type { Facts } from '#lib/imports/pages/facts.ts';
import type { Page } from '#lib/imports/pages/page.ts';
import type { Reading } from '#lib/imports/pages/read-fields.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import { donorCountries, trailingCountry } from '#lib/imports/values/countries.ts';
import { type Named, nameKey, namesOf } from '#lib/imports/values/names.ts';
import { readPlaces } from '#lib/imports/values/places.ts';

/** The reader of a label that asks for partners, or for those of donor countries. */
export const partnerReader =
  (list: 'partners' | 'donorPartners') =>
  ({ page, facts, mark, pieces, partnersAlike }: Reading, at: Span): void => {
    if (
      /(?:\bno|\bwithout(?: any)?|няма|без) (?:\p{L}+ )?(?:partners?|партньор(?:и|ство)?)(?!\p{L})/iu.test(
        page.text.slice(at.start, at.end),
      )
    )
      return void facts.used.push(at);
    let refused = 0;
    const isPlace = (printed: string) => {
      const reading = readPlaces(printed, [{ start: 0, end: printed.length }], page.vocabulary.places, false);
      return printed.length < 80 && reading.unknown.length === 0;
    };
    const single = /(?:partner|партньор)(?: (?:по|от|на|from|in) .*)?$/u.test(mark.label.key);
    for (const each of namesOf(page.text, pieces, { isPlace, single, portal: page.box.kind !== null })) {
      const named = withoutId(each);
      if (page.vocabulary.labels.nothing.has(named.name.toLowerCase())) continue;
      if (
        named.name.length > 200 ||
        named.doubtful === true ||
        !isName(named.name) ||
        isSentence(named.name)
      ) {
        facts.report(list, 'not-a-name', named, { raw: named.name.slice(0, 120) });
        refused += 1;
        continue;
      }
      const donor = list === 'donorPartners' || (!partnersAlike && isFromDonor(named));
      addPartner(page, facts, named, donor, list === 'partners' && donor ? 0.9 : 1);
    }
    if (refused === 0) facts.used.push(at);
  };

/** True for a partner whose tag, or the end of whose name, is a donor country. */
export function isFromDonor(named: Named): boolean {
  const country = named.country ?? trailingCountry(named.name);
  return country !== undefined && donorCountries.has(country);
}

/** Adds a partner to the list it belongs to. */
export function addPartner(page: Page, facts: Facts, named: Named, donor: boolean, confidence: number): void {
  const means = page.vocabulary.organisations.get(nameKey(named.name));
  facts.add(donor ? 'donorPartners' : 'partners', named.name, named, confidence, means);
}

/** Registers print the number of an organisation before its name. */
function withoutId(named: Named): Named {
  const id = /^\d{9,13}[\s,–-]+/u.exec(named.name)?.[0].length ?? 0;
  return id === 0 ? named : { ...named, name: named.name.slice(id), start: named.start + id };
}

/** True for text that can be a name at all. */
export const isName = (text: string): boolean => /\p{L}{2}/u.test(text);

/** Nine words and a full stop are no name; `…, o.p.s.` ends in a legal form. */
export const isSentence = (text: string): boolean =>
  /[.!?]$/.test(text) && !endsInForm(text) && text.split(' ').length > 8;

/** `…, o.p.s.`, `… s.r.o.` */
export const endsInForm = (text: string): boolean => /(?:^|[\s.,])\p{L}{1,2}\.$/u.test(text);
