/**
 * The prose of a page as sections, and what it suggests: results, sums, days, places. Sections hold its own sentences in
 * their order; a suggestion is never taken unasked.
 */
import type { DraftWords, ProposalContext } from '#lib/imports/drafts/context.ts';
import { dayOptions } from '#lib/imports/drafts/date-fields.ts';
import { type BareField, languageOfText, type Making, squeezed } from '#lib/imports/drafts/field.ts';
import { sumOptions } from '#lib/imports/drafts/money-fields.ts';
import type { ProposedOption } from '#lib/imports/drafts/proposal.ts';
import { placeOptions, placeTexts } from '#lib/imports/drafts/register-fields.ts';
import type { Quantity, Section, Suggestion, Unused } from '#lib/imports/pages/prose.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import type { sectionKinds } from '#lib/projects/schema.ts';

type FormKind = (typeof sectionKinds)[number];

/** What is expected is no result yet: a project whose page only promises has published none. */
const kinds: Partial<Record<Section['kind'], FormKind>> = {
  activities: 'activities',
  results: 'results',
  'bilateral-results': 'results',
};

/** The longest body of a section, and how many sections the form holds. */
const longestBody = 60_000;
const mostSections = 50;

/** The sections of the page, and the sentences that are in none. */
export function sectionFields(
  making: Making,
  { words }: Pick<ProposalContext, 'words'>,
): { fields: BareField[]; unused: Unused[] } {
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
    const isGoal = !hasGoal && (section.kind === 'goal' || (section.heading === '' && saysGoal(first.text)));
    hasGoal ||= isGoal;
    const found = { index, section, first, body, spans: joined(sentences, making.text) };
    return [isGoal ? goalField(found) : sectionField(found, making, words)];
  });
  return { fields, unused: reading.unused.filter((sentence) => !held.has(sentence)) };
}

interface FoundSection {
  index: number;
  section: Section;
  first: Unused;
  body: string;
  spans: Span[];
}

function goalField({ index, first, body, spans }: FoundSection): BareField {
  const path = `goal.${languageOfText(body)}`;
  return {
    id: `sections[${index}]`,
    field: 'goal',
    kind: 'fact',
    texts: { [path]: body },
    ownPath: path,
    cites: ['goal'],
    shown: squeezed(body).slice(0, 120),
    raw: first.text,
    spans,
    confidence: 0.9,
  };
}

/** A section of the form; one without a heading asks for one and offers ours, because no page shows a section without. */
function sectionField(
  { index, section, first, body, spans }: FoundSection,
  { rows }: Making,
  { storyHeading }: DraftWords,
): BareField {
  const language = languageOfText(body);
  const heading = squeezed(section.heading);
  const stated = heading.toLowerCase();
  const id =
    heading === ''
      ? rows.rowOf('sections', `body.${language}`, (text) => text === body, first.text.slice(0, 40))
      : rows.rowOf('sections', `heading.${language}`, (text) => text.toLowerCase() === stated, heading);
  const row = `sections[${id}]`;
  const field: BareField = {
    id: `sections[${index}]`,
    field: 'sections',
    kind: 'fact',
    texts: {
      [`${row}.kind`]: kinds[section.kind] ?? 'context',
      ...(heading === '' ? {} : { [`${row}.heading.${language}`]: heading }),
      [`${row}.body.${language}`]: body,
    },
    ownPath: heading === '' ? `${row}.heading.${language}` : `${row}.body.${language}`,
    cites: [`${row}.body`],
    shown: heading === '' ? squeezed(body).slice(0, 120) : heading,
    raw: first.text,
    spans,
    confidence: 0.9,
  };
  return heading === ''
    ? {
        ...field,
        question: { code: 'no-heading', context: { heading: storyHeading[language] }, options: [] },
      }
    : field;
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
  const told = new Set(
    reading.statements.flatMap(({ path, value }) =>
      path.startsWith('places[') && typeof value === 'string' ? [value] : [],
    ),
  );
  const lines = new ResultRows(making);
  return reading.suggestions.flatMap((suggestion, index): BareField[] => {
    const { kind, raw, sentence, start, end } = suggestion;
    const common = {
      id: `${kind === 'result' ? 'results' : 'suggestions'}[${index}]`,
      kind: 'suggestion' as const,
      raw,
      shown: squeezed(raw),
      sentence,
      spans: [{ start, end }],
      confidence: 0.5,
      texts: {},
      cites: [],
    };
    const ofWhat = (options: ProposedOption[]) => ({
      question: { code: 'of-what' as const, context: { raw: squeezed(raw) }, options },
    });
    switch (kind) {
      case 'sum':
        return [{ ...common, field: 'grant', ...ofWhat(sumOptions(suggestion.value)) }];
      case 'date':
        return [{ ...common, field: 'startsOn', ...ofWhat(dayOptions(suggestion.value)) }];
      case 'place': {
        const place = placeSuggestion(suggestion, making, context, told);
        // The next sentence about the same place suggests nothing new.
        if (place !== null) for (const code of suggestion.value) told.add(code);
        return place === null ? [] : [{ ...common, field: 'places', ...place }];
      }
      case 'result': {
        const row = lines.rowOf(suggestion);
        return row === null ? [] : [{ ...common, field: 'results', ...row }];
      }
    }
  });
}

function placeSuggestion(
  { value: codes, raw }: Extract<Suggestion, { kind: 'place' }>,
  making: Making,
  context: ProposalContext,
  told: ReadonlySet<string>,
): Partial<BareField> | null {
  const code = codes.find((each) => !told.has(each));
  if (code === undefined) return null;
  if (codes.length === 1) {
    const place = placeTexts(code, making, context);
    return place && { texts: place.texts, shown: place.shown, cites: [`places[${place.id}]`] };
  }
  const row = making.rows.newRow('places', raw);
  const options = placeOptions(codes, row, context);
  return {
    cites: [`places[${row}]`],
    question: { code: 'which-place', context: { raw: squeezed(raw) }, options },
  };
}

/** Rows of the table of results: what was expected and what was achieved of the same thing share one. */
class ResultRows {
  readonly #making: Making;
  /** By what is counted: rows with the sides that a suggestion has. */
  readonly #rows = new Map<string, { id: string; sides: Map<string, string> }[]>();

  constructor(making: Making) {
    this.#making = making;
  }

  /** The row for a quantity; null when an earlier sentence says the same. */
  rowOf({
    side,
    value,
  }: Extract<Suggestion, { kind: 'result' }>): Pick<BareField, 'texts' | 'cites' | 'shown'> | null {
    const title = squeezed(value.of);
    const language = languageOfText(title);
    const key = title.toLowerCase();
    const said = `${value.qualifier}${value.number}`;
    const rows = this.#rows.get(key) ?? [];
    if (rows.some(({ sides }) => sides.get(side) === said)) return null;
    let row = rows.find(({ sides }) => !sides.has(side));
    if (row === undefined) {
      const isSame = (text: string) => text.toLowerCase() === key;
      row = {
        id: this.#making.rows.rowOf('results', `title.${language}`, isSame, title),
        sides: new Map(),
      };
      this.#rows.set(key, [...rows, row]);
    }
    row.sides.set(side, said);
    const path = `results[${row.id}]`;
    const qualifier = qualifiers[value.qualifier];
    return {
      shown: `${value.qualifier === '=' ? '' : `${value.qualifier} `}${value.number} ${title}`,
      texts: {
        [`${path}.title.${language}`]: title,
        [`${path}.${side}.number`]: String(value.number),
        ...(qualifier === '' ? {} : { [`${path}.${side}.qualifier`]: qualifier }),
      },
      cites: [`${path}.${side}`],
    };
  }
}

/** Whether a sentence says what the project is for. */
const saysGoal = (sentence: string): boolean =>
  /(?:goal|aim|objective|purpose)s? of (?:the|this) project|the project aims|цел(?:та|ите)? на (?:настоящия )?проекта|проектът цели/iu.test(
    sentence.slice(0, 300),
  );
