/**
 * Who takes part, as the page names them, found in the register. A name that no entry bears is asked about: entries that
 * look alike are offered, and a new one; the name as printed stays in any case.
 */
import type { ProposalContext } from '#lib/imports/drafts/context.ts';
import { type BareField, factField, type Making, squeezed } from '#lib/imports/drafts/field.ts';
import type { ProposedOption } from '#lib/imports/drafts/proposal.ts';
import type { Statement } from '#lib/imports/pages/facts.ts';
import { countryTag, donorCountries, trailingCountry } from '#lib/imports/values/countries.ts';
import { nameKey } from '#lib/imports/values/names.ts';
import { registeredIds, registeredName } from '#lib/projects/form/registers.ts';

/** The answer that makes a new entry of the register. */
export const newOrganisation = 'new';

/** A path of the reading that names an organisation. */
export const namesOrganisation = (path: string): boolean =>
  path === 'promoter' || /^(?:partners|donorPartners)\[\d+\]$/.test(path);

/** The proposed field for a promoter, partner or donor partner. */
export function participantField(
  statement: Statement,
  making: Making,
  context: ProposalContext,
): BareField | null {
  const { path, value } = statement;
  if (typeof value !== 'string') return null;
  const list =
    path === 'promoter'
      ? null
      : path.startsWith('donor')
        ? ('donorPartners' as const)
        : ('partners' as const);
  const name = squeezed(value).slice(0, 300);
  const slugs = meant(name, statement.means, context);
  const [slug = ''] = slugs.length === 1 ? slugs : [];
  const at = list === null ? 'promoter' : `${list}[${rowId(list, slug, name, making, context)}]`;
  const country = countryOf(statement, making);
  const wantsCountry = list === 'donorPartners';
  const field = factField(statement, {
    field: list ?? 'promoter',
    texts: {
      ...(slug === '' ? {} : { [`${at}.organisation`]: slug }),
      [`${at}.nameAsStated`]: name,
      ...(wantsCountry && country !== undefined ? { [`${at}.country`]: country } : {}),
    },
    cites: [at],
    organisation: { name, path: `${at}.organisation`, ...(country === undefined ? {} : { country }) },
  });
  if (slug === '')
    return {
      ...field,
      isUnknown: true,
      ownPath: `${at}.organisation`,
      question: {
        code: 'unknown-organisation',
        context: { name },
        options: organisationOptions(`${at}.organisation`, name, slugs, context),
      },
    };
  if (!wantsCountry || country !== undefined) return field;
  const options = [...donorCountries].map((code) => ({
    id: code,
    shown: code,
    texts: { [`${at}.country`]: code },
  }));
  return {
    ...field,
    ownPath: `${at}.country`,
    question: { code: 'which-country', context: { name }, options },
  };
}

function rowId(
  list: 'partners' | 'donorPartners',
  slug: string,
  name: string,
  { rows }: Making,
  { registers }: ProposalContext,
): string {
  const key = nameKey(name);
  return slug === ''
    ? rows.rowOf(list, 'nameAsStated', (text) => nameKey(text) === key, name)
    : rows.rowOf(
        list,
        'organisation',
        (text) => registeredIds(registers, 'organisations', text).join() === slug,
        slug,
      );
}

/** Slugs that a name can mean: by the register of the day, else by what the reading found in that of the content. */
function meant(
  name: string,
  means: string | undefined,
  { registers }: Pick<ProposalContext, 'registers'>,
): readonly string[] {
  const found = registeredIds(registers, 'organisations', name);
  return found.length > 0 || means === undefined ? found : registeredIds(registers, 'organisations', means);
}

function organisationOptions(
  path: string,
  name: string,
  several: readonly string[],
  { registers, alike }: ProposalContext,
): ProposedOption[] {
  const exact = several.map((slug) => ({
    slug,
    name: registeredName(registers, 'organisations', slug, 'en') ?? slug,
  }));
  const options = (exact.length > 0 ? exact : (alike?.get(name) ?? [])).map(
    (each): ProposedOption => ({
      id: each.slug,
      shown: each.name,
      texts: { [path]: each.slug },
      ...('degree' in each && typeof each.degree === 'number' ? { degree: each.degree } : {}),
    }),
  );
  return [...options, { id: newOrganisation, shown: name, texts: {} }];
}

/** `(NO)` behind the name, `, Norway` at its end, or the country that the page gives its promoter. */
function countryOf({ path, value, end }: Statement, { text, reading }: Making): string | undefined {
  const tagged = /^\s*\([^()\n]{2,30}\)/.exec(text.slice(end, end + 40));
  const tag = tagged === null ? null : countryTag(`x${tagged[0]}`);
  if (tag !== null) return tag.country;
  const trailing = typeof value === 'string' ? trailingCountry(value) : undefined;
  if (trailing !== undefined) return trailing;
  const { promoterCountry, country } = reading.values;
  const stated =
    path === 'promoter' ? (promoterCountry ?? country) : path.startsWith('donor') ? undefined : country;
  return typeof stated === 'string' ? stated : undefined;
}

/** Names of the reading that no entry of the register bears: what to look for among those that are alike. */
export function unknownNames(
  statements: readonly Statement[],
  context: Pick<ProposalContext, 'registers'>,
): string[] {
  const names = statements.flatMap(({ path, value, means }) =>
    namesOrganisation(path) && typeof value === 'string'
      ? [{ name: squeezed(value).slice(0, 300), means }]
      : [],
  );
  return [
    ...new Set(
      names.filter(({ name, means }) => meant(name, means, context).length === 0).map(({ name }) => name),
    ),
  ];
}
