/** Facts of one value: title, number, status, programme, fund, funding period, website, contact, objective. */
import type { ProposalContext } from '#lib/imports/drafts/context.ts';
import { type BareField, factField, languageOfText, squeezed } from '#lib/imports/drafts/field.ts';
import type { ProposedOption } from '#lib/imports/drafts/proposal.ts';
import type { Statement } from '#lib/imports/pages/facts.ts';
import { registeredIds } from '#lib/projects/form/registers.ts';
import { declaredStatuses, fundingPeriods, funds } from '#lib/projects/schema.ts';

type Maker = (
  statement: Statement,
  text: string,
  context: ProposalContext & { sourceId: string },
) => BareField;

/** The proposed field for a fact of one value; null for paths that are none of these. */
export function plainField(
  statement: Statement,
  context: ProposalContext & { sourceId: string },
): BareField | null {
  const make = makers[statement.path];
  if (make === undefined || typeof statement.value !== 'string') return null;
  return make(statement, squeezed(statement.value), context);
}

/** The words for a status that the reading tells apart, and what the form calls them. */
const statuses: Readonly<Record<string, string>> = {
  planned: 'planned',
  running: 'ongoing',
  ended: 'completed',
};

const periodSource = (from: string): 'layout' | 'number' | 'address' =>
  from === 'layout' ? 'layout' : /^https?:|\.\w{2,}\//.test(from) ? 'address' : 'number';

const makers: Readonly<Record<string, Maker>> = {
  title: (statement, text) => {
    const path = `title.${languageOfText(text)}`;
    return factField(statement, { field: 'title', texts: { [path]: text }, ownPath: path, cites: ['title'] });
  },
  number: (statement, text) =>
    factField(statement, { field: 'number', texts: { number: text }, ownPath: 'number', cites: ['number'] }),
  status: (statement, text) => {
    const field = { field: 'declaredStatus', cites: ['declaredStatus'] } as const;
    const status = statuses[text] ?? declaredStatuses.find((each) => each === text.toLowerCase());
    if (status !== undefined) return factField(statement, { ...field, texts: { declaredStatus: status } });
    const options = choices('declaredStatus', declaredStatuses);
    return factField(statement, {
      ...field,
      texts: {},
      question: { code: 'unknown-status', context: { raw: statement.raw }, options },
    });
  },
  programme: (statement, text, { registers }) => {
    const field = { field: 'programme', cites: ['programme'], ownPath: 'programme' } as const;
    const found = registeredIds(registers, 'programmes', text);
    const slugs =
      found.length > 0 || statement.means === undefined
        ? found
        : registeredIds(registers, 'programmes', statement.means);
    const [slug] = slugs;
    if (slug !== undefined && slugs.length === 1)
      return factField(statement, { ...field, texts: { programme: slug } });
    const words = wordsOf(text);
    const options = registers.programmes
      .filter(({ slug: each, name }) =>
        slugs.length > 0 ? slugs.includes(each) : [name.en, name.bg].some((other) => shares(words, other)),
      )
      .slice(0, 12)
      .map(
        ({ slug: each, name }): ProposedOption => ({
          id: each,
          shown: name[languageOfText(text)],
          texts: { programme: each },
        }),
      );
    return factField(statement, {
      ...field,
      texts: {},
      isUnknown: true,
      question: { code: 'unknown-programme', context: { raw: text }, options },
    });
  },
  fund: (statement, text) => {
    const field = { field: 'fund', cites: ['fund'] } as const;
    const slug = funds.find(
      (each) => each === statement.means || each === text.toLowerCase().replace(/\s+/g, '-'),
    );
    if (slug !== undefined) return factField(statement, { ...field, texts: { fund: slug } });
    return factField(statement, {
      ...field,
      texts: {},
      question: { code: 'unknown-fund', context: { raw: text }, options: choices('fund', funds) },
    });
  },
  period: (statement, text, { words }) => {
    const period = fundingPeriods.find((each) => each === text.replace(/\s*[–—]\s*/g, '-'));
    const { from } = statement;
    const derived = from === undefined ? null : words.periodFrom(periodSource(from));
    return factField(statement, {
      field: 'fundingPeriod',
      texts: {
        fundingPeriod: period ?? text,
        ...(derived === null
          ? {}
          : { 'fundingPeriodDerivedFrom.en': derived.en, 'fundingPeriodDerivedFrom.bg': derived.bg }),
      },
      cites: from === undefined ? ['fundingPeriod'] : [],
    });
  },
  website: (statement, text) =>
    factField(statement, {
      field: 'website',
      texts: { website: text },
      ownPath: 'website',
      cites: ['website'],
    }),
  objective: (statement) => {
    const path = `goal.${languageOfText(statement.raw)}`;
    return factField(statement, {
      field: 'goal',
      texts: { [path]: statement.raw.trim() },
      ownPath: path,
      cites: ['goal'],
    });
  },
  ...Object.fromEntries(
    ['name', 'phone', 'email', 'address'].map((part): [string, Maker] => [
      `contact.${part}`,
      // A person is named by no statement, because statements are published for good: the source stands beside.
      (statement, text, { sourceId }) =>
        factField(statement, {
          field: 'contact',
          texts: { [`contact.${part}`]: text, contactSource: sourceId },
          ownPath: `contact.${part}`,
          cites: [],
        }),
    ]),
  ),
};

const choices = (path: string, values: readonly string[]): ProposedOption[] =>
  values.map((value) => ({ id: value, shown: value, texts: { [path]: value } }));

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);

const shares = (words: ReadonlySet<string>, other: string) =>
  [...wordsOf(other)].some((word) => words.has(word));
