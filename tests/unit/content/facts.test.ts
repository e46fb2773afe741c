import { describe, expect, test } from 'vitest';
import { formatDate } from '#lib/format/date.ts';
import { type Locale, locales } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import { readContent } from '#lib/imports/content-files.ts';
import { derivedStatus, verdictOf } from '#lib/projects/rules.ts';
import type { ProjectProfile, Quantity } from '#lib/projects/schema.ts';
import { allProfiles, missingWords } from '#tests/fixtures/facts/all-profiles.ts';

const content = await readContent(new URL('../../../content', import.meta.url).pathname);
if (!content.ok) throw new Error(JSON.stringify(content.issues, null, 2));
const { projects, registers } = content.value;

test('every project has its facts typed by hand', () => {
  expect(projects.map(({ slug }) => slug).toSorted()).toEqual(allProfiles.map(({ slug }) => slug).toSorted());
});

describe.each(allProfiles)('$slug', ({ slug, facts, missing }) => {
  test.each(locales)('its document holds every fact in %s', (locale) => {
    const profile = projects.find((each) => each.slug === slug);
    if (profile === undefined) throw new Error(`no document for ${slug}`);
    const text = textOf(profile, locale);
    const lacking = [...facts, ...missing].flatMap((fact) =>
      missingWords(text, fact[locale]).map((words) => `${fact.fact}: ${words}`),
    );
    expect(lacking).toEqual([]);
  });
});

/** Everything a page in `locale` can print of a profile: its texts, registered names, and formatted values. */
function textOf(profile: ProjectProfile, locale: Locale): string {
  const codes = messages(locale, 'codes');
  const quantity = ({ number, qualifier, unit, words }: Quantity) =>
    [
      number === undefined ? '' : codes(`qualifier.${qualifier}`, { quantity: formatNumber(number, locale) }),
      unit?.[locale],
      words?.[locale],
    ].join(' ');
  const places = new Set(profile.places.map(({ place }) => place));
  const groups = new Set(profile.targetGroups.map(({ id }) => id));
  const participants = [profile.promoter, ...profile.partners, ...profile.donorPartners];
  const organisations = new Set(participants.map((each) => each?.organisation));
  return [
    profile.title.en,
    profile.fundingPeriod?.replace('-', '–'),
    profile.grant && formatMoney(profile.grant, locale),
    profile.startsOn && formatDate(profile.startsOn, locale),
    profile.endsOn && formatDate(profile.endsOn, locale),
    profile.fund && codes(`fund.${profile.fund}`),
    profile.declaredStatus && codes(`declaredStatus.${profile.declaredStatus}`),
    codes(`status.${derivedStatus(profile, '2026-11-20') ?? 'unknown'}`),
    ...profile.results.flatMap((line) => [
      line.expected && quantity(line.expected),
      line.achieved && quantity(line.achieved),
      codes(`verdict.${verdictOf(line)}`),
    ]),
    ...registers.places.filter(({ id }) => places.has(id)).map(({ name }) => name[locale]),
    ...registers.targetGroups.filter((each) => groups.has(each.slug)).map(({ name }) => name[locale]),
    ...registers.organisations.filter((each) => organisations.has(each.slug)).map(({ name }) => name[locale]),
    ...registers.programmes.filter((each) => each.slug === profile.programme).map(({ name }) => name[locale]),
    ...textsIn(profile, locale),
  ].join('\n');
}

/** Every text of the document that is shared by the languages or written in `locale`. */
function textsIn(value: unknown, locale: Locale): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, locale));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    (key === 'en' || key === 'bg') && key !== locale ? [] : textsIn(item, locale),
  );
}
