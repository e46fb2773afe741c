/**
 * The prose of a page as sections, and what it suggests: results, sums, days, places. Sections hold its own sentences in
 * their order; a suggestion is never taken unasked.
 */
import type { ProposalContext } from '#lib/imports/drafts/context.ts';
import { dayOptions } from '#lib/imports/drafts/date-fields.ts';
import { type BareField, languageOfText, type Making, squeezed, wordsAt } from '#lib/imports/drafts/field.ts';
import { sumOptions } from '#lib/imports/drafts/money-fields.ts';
import { placeOptions, placeTexts } from '#lib/imports/drafts/register-fields.ts';
import type { Quantity, Section, Suggestion, Unused } from '#lib/imports/pages/prose.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import type { sectionKinds } from '#lib/projects/schema.ts';

type FormKind = (typeof sectionKinds)[number];

const kinds: Partial<Record<Section['kind'], FormKind>> = {
  activities: 'activities',
  results: 'results',
  'expected-results': 'results',
  'bilateral-results': 'results',
};

/** The longest body of a section, and how many sections the form holds. */
const longestBody = 60_000;
const mostSections = 50;

/** The sections of the page, and the sentences that are in none. */
export function sectionFields(making: Making): { fields: BareField[]; unused: Unused[] } {
  const { reading } = making;
  const held = new Set<Unused>();
  let hasGoal = reading.statements.some(({ path }) => path === 'objective');
  const fields = reading.sections.slice(0, mostSections).flatMap((section, index): BareField[] => {
    const sentences = reading.unused.filter(
      ({ start, end }) => start >= section.start && end <= section.end && end > start,
    );
    const body = bodyOf(sentences, making.text);
    const [first] = sentences;
    const last = sentences.at(-1);
    if (first === undefined || last === undefined || body.length > longestBody) return [];
    for (const sentence of sentences) held.add(sentence);
    const isGoal = section.kind === 'goal' && !hasGoal;
    hasGoal ||= isGoal;
    const language = languageOfText(body);
    const row = `sections[${making.rows.newRow('sections', `${index}`, section.heading || first.text.slice(0, 40))}]`;
    const path = isGoal ? `goal.${language}` : `${row}.body.${language}`;
    return [
      {
        id: `sections[${index}]`,
        field: isGoal ? 'goal' : 'sections',
        kind: 'fact',
        texts: isGoal
          ? { [path]: body }
          : {
              [`${row}.kind`]: kinds[section.kind] ?? 'context',
              ...(section.heading === ''
                ? {}
                : { [`${row}.heading.${language}`]: squeezed(section.heading) }),
              [path]: body,
            },
        ownPath: path,
        cites: [isGoal ? 'goal' : `${row}.body`],
        shown: section.heading === '' ? `${squeezed(body).slice(0, 120)}` : squeezed(section.heading),
        raw: first.text,
        spans: joined(sentences, making.text),
        confidence: 0.9,
      },
    ];
  });
  return { fields, unused: reading.unused.filter((sentence) => !held.has(sentence)) };
}

/** The sentences as Markdown: a paragraph a line of the page, bullets as a list. */
function bodyOf(sentences: readonly Unused[], text: string): string {
  const lines: string[] = [];
  let end = -1;
  for (const sentence of sentences) {
    const goesOn = end >= 0 && !/[\n\r\u2028\u2029]/.test(text.slice(end, sentence.start));
    if (goesOn) lines.push(`${lines.pop() ?? ''} ${sentence.text}`);
    else lines.push(sentence.text);
    end = sentence.end;
  }
  const plain = lines.map((line) => line.replace(/^[•·▪*–—-]\s*(?=\S)/u, '- ').replace(/^(?=[#>])/, '\\'));
  return plain
    .map((line, index) => {
      const listGoesOn = line.startsWith('- ') && plain[index + 1]?.startsWith('- ') === true;
      return index === plain.length - 1 ? line : `${line}${listGoesOn ? '\n' : '\n\n'}`;
    })
    .join('');
}

/** Spans that only white space parts, as one. */
function joined(spans: readonly Span[], text: string): Span[] {
  const all: Span[] = [];
  for (const { start, end } of spans) {
    const last = all.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === '') last.end = end;
    else all.push({ start, end });
  }
  return all;
}

const qualifiers: Readonly<Record<Quantity['qualifier'], string>> = {
  '=': '',
  '>=': 'at-least',
  '>': 'more-than',
  '~': 'about',
  '<=': 'at-most',
};

/** What the prose suggests, each with its sentence. */
export function suggestionFields(making: Making, context: ProposalContext): BareField[] {
  const { reading } = making;
  const stated = new Set(
    reading.statements.flatMap(({ path, value }) => (path.startsWith('places[') ? [String(value)] : [])),
  );
  return reading.suggestions.flatMap((suggestion, index): BareField[] => {
    const field = suggestionField(suggestion, index, making, context, stated);
    return field === null ? [] : [field];
  });
}

function suggestionField(
  suggestion: Suggestion,
  index: number,
  making: Making,
  context: ProposalContext,
  stated: ReadonlySet<string>,
): BareField | null {
  const { raw, sentence, start, end } = suggestion;
  const common = {
    kind: 'suggestion',
    raw,
    shown: squeezed(raw),
    sentence,
    spans: [{ start, end }],
    confidence: 0.5,
  } as const;
  const asks = (field: 'grant' | 'startsOn', options: ReturnType<typeof sumOptions>): BareField => ({
    ...common,
    id: `suggestions[${index}]`,
    field,
    texts: {},
    cites: [],
    question: { code: 'of-what', context: { raw: squeezed(raw) }, options },
  });
  switch (suggestion.kind) {
    case 'sum':
      return asks('grant', sumOptions(suggestion.value));
    case 'date':
      return asks('startsOn', dayOptions(suggestion.value));
    case 'place': {
      const codes = suggestion.value.filter((code) => !stated.has(code));
      const [code] = codes;
      if (code === undefined) return null;
      if (suggestion.value.length === 1) {
        const place = placeTexts(code, making, context);
        if (place === null) return null;
        const cites = [`places[${place.id}]`];
        return {
          ...common,
          id: `suggestions[${index}]`,
          field: 'places',
          texts: place.texts,
          shown: place.shown,
          cites,
        };
      }
      const row = making.rows.newRow('places', `unknown ${raw}`, raw);
      return {
        ...common,
        id: `suggestions[${index}]`,
        field: 'places',
        texts: {},
        cites: [`places[${row}]`],
        question: {
          code: 'which-place',
          context: { raw: squeezed(raw) },
          options: placeOptions(suggestion.value, row, context),
        },
      };
    }
    case 'result':
      return { ...common, id: `results[${index}]`, ...resultRow(suggestion, making) };
  }
}

/** A row of the table of results: what is counted, and how many were expected or achieved. */
function resultRow(
  { side, value }: Extract<Suggestion, { kind: 'result' }>,
  { rows }: Making,
): Pick<BareField, 'field' | 'texts' | 'cites' | 'shown'> {
  const title = squeezed(value.of);
  const row = `results[${rows.newRow('results', title.toLowerCase(), title)}]`;
  const qualifier = qualifiers[value.qualifier];
  return {
    field: 'results',
    shown: `${value.qualifier === '=' ? '' : `${value.qualifier} `}${value.number} ${title}`,
    texts: {
      [`${row}.title.${languageOfText(title)}`]: title,
      [`${row}.${side}.number`]: String(value.number),
      ...(qualifier === '' ? {} : { [`${row}.${side}.qualifier`]: qualifier }),
    },
    cites: [`${row}.${side}`],
  };
}
