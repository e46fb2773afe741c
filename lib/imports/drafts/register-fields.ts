/** Places and target groups, which the form keeps as entries of registers. A name of several entries is asked about. */
import type { ProposalContext } from '#lib/imports/drafts/context.ts';
import {
  type BareField,
  factField,
  languageOfText,
  type Making,
  squeezed,
  wordsAt,
} from '#lib/imports/drafts/field.ts';
import type { ProposedOption } from '#lib/imports/drafts/proposal.ts';
import type { Statement } from '#lib/imports/pages/facts.ts';
import { registeredIds, registeredName } from '#lib/projects/form/registers.ts';

/** The proposed row for a place that the page states; null for places outside the register, which are left over. */
export function placeField(statement: Statement, making: Making, context: ProposalContext): BareField | null {
  const { value, raw } = statement;
  if (typeof value !== 'string') return null;
  const place = placeTexts(value, making, context);
  if (place === null) return null;
  const { id, shown, texts } = place;
  return factField(statement, { field: 'places', texts, shown, cites: [`places[${id}]`], raw });
}

/** What the page writes where places stand and the register cannot tell: a name of several places, or of none. */
export function undecidedPlaces(making: Making, context: ProposalContext): BareField[] {
  return making.reading.issues.flatMap((issue, index): BareField[] => {
    if (issue.code !== 'ambiguous-place' && issue.code !== 'unknown-place') return [];
    if (issue.start === undefined || issue.end === undefined) return [];
    const span = { start: issue.start, end: issue.end };
    const raw = wordsAt(making.text, span);
    const codes = String(issue.context?.['codes'] ?? '')
      .split(', ')
      .filter((code) => code !== '');
    const unknown = making.rows.newRow('places', raw);
    return [
      {
        id: `places.${index}`,
        field: 'places',
        kind: 'fact',
        texts: {},
        ownPath: `places[${unknown}].place`,
        cites: [`places[${unknown}]`],
        shown: squeezed(raw),
        raw,
        spans: [span],
        confidence: 0.5,
        ...(codes.length === 0 ? { isUnknown: true as const } : {}),
        question: {
          code: codes.length === 0 ? 'unknown-place' : 'which-place',
          context: { raw: squeezed(raw) },
          options: placeOptions(codes, unknown, context),
        },
      },
    ];
  });
}

/** Each place as an answer, put into the row `id`. */
export function placeOptions(
  codes: readonly string[],
  id: string,
  context: ProposalContext,
): ProposedOption[] {
  return codes.flatMap((code): ProposedOption[] => {
    const shown = registeredName(context.registers, 'places', code, 'en');
    return shown === null ? [] : [{ id: code, shown, texts: { [`places[${id}].place`]: code } }];
  });
}

/** The row for a place of the register. */
export function placeTexts(
  code: string,
  { rows }: Making,
  { registers }: ProposalContext,
): { id: string; shown: string; texts: Record<string, string> } | null {
  const place = registers.places.find((each) => each.id === code);
  if (place === undefined) return null;
  const isSame = (text: string) => registeredIds(registers, 'places', text).join() === code;
  const id = rows.rowOf('places', 'place', isSame, place.slug);
  const shown = registeredName(registers, 'places', code, 'en') ?? place.name.en;
  return { id, shown, texts: { [`places[${id}].place`]: code } };
}

/** The proposed row for a target group; its id is the group's own. */
export function targetGroupField(statement: Statement, { registers }: ProposalContext): BareField | null {
  const { value, means } = statement;
  if (typeof value !== 'string') return null;
  const name = squeezed(value);
  const found = registeredIds(registers, 'target-groups', name);
  const slugs =
    found.length > 0 || means === undefined ? found : registeredIds(registers, 'target-groups', means);
  const [slug] = slugs;
  const rowOf = (group: string) => ({ [`targetGroups[${group}].basis`]: 'declared' });
  if (slug !== undefined && slugs.length === 1)
    return factField(statement, {
      field: 'targetGroups',
      texts: rowOf(slug),
      cites: [`targetGroups[${slug}]`],
    });
  const words = new Set(name.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const options = registers.targetGroups
    .filter((group) =>
      slugs.length > 0
        ? slugs.includes(group.slug)
        : [group.name.en, group.name.bg].some((other) =>
            (other.toLowerCase().match(/\p{L}{4,}/gu) ?? []).some((word) => words.has(word)),
          ),
    )
    .slice(0, 12)
    .map(
      (group): ProposedOption => ({
        id: group.slug,
        shown: group.name[languageOfText(name)],
        texts: rowOf(group.slug),
      }),
    );
  return factField(statement, {
    field: 'targetGroups',
    texts: {},
    cites: [],
    isUnknown: true,
    question: { code: 'unknown-target-group', context: { raw: name }, options },
  });
}
