/**
 * What was chosen on the screen of an imported page, as its form posts it. A choice counts only where it differs from what
 * the page showed, so that two tabs, or two people, do not take back each other's.
 */
import { keepWords, leaveOut } from '#lib/imports/drafts/choose.ts';
import type { Choice, Choices, ProposedField } from '#lib/imports/drafts/proposal.ts';
import { sourceChoices } from '#lib/sources/schema.ts';

/** The answer in one's own words, in the place of an option. */
const ownWords = 'own';

type Posted = Readonly<Record<string, string>>;

const same = (a: Choice, b: Choice) => JSON.stringify(normal(a)) === JSON.stringify(normal(b));
const normal = ({ taken, option, text }: Choice) => [taken, option ?? null, text ?? null];
const nothing: Choice = { taken: false };

/** The choices that the screen shows, to be posted along with what is chosen there. */
export function baseOf(fields: readonly ProposedField[], choices: Choices): string {
  return JSON.stringify(Object.fromEntries(fields.map(({ id }) => [id, choices[id] ?? nothing])));
}

/** `kept` with everything that was chosen in the form. */
export function choicesOfForm(fields: readonly ProposedField[], form: Posted, kept: Choices): Choices {
  const base = shownIn(form['base']);
  const chosen = fields.flatMap((field): [string, Choice][] => {
    const before = base[field.id];
    if (before === undefined) return [];
    const now = chosenIn(form, field);
    return same(before, now) ? [] : [[field.id, now]];
  });
  return { ...kept, ...Object.fromEntries(chosen) };
}

function shownIn(base: string | undefined): Choices {
  try {
    const read = sourceChoices.safeParse(JSON.parse(base ?? '{}'));
    return read.success ? read.data : {};
  } catch {
    return {};
  }
}

function chosenIn(form: Posted, field: ProposedField): Choice {
  const typed = form[`text:${field.id}`];
  const own = typed === undefined || typed === ownText(field) ? undefined : typed;
  if (field.question === undefined) {
    const taken = form[`take:${field.id}`] === 'yes';
    return own === undefined ? { taken } : { taken, text: own };
  }
  const option = form[`option:${field.id}`];
  if (option === undefined) return nothing;
  if (option === leaveOut || option === keepWords) return { taken: false, option };
  if (option === ownWords) {
    const offered = offeredHeading(field);
    return { taken: true, text: offered !== null && !typed?.trim() ? offered : (typed ?? '') };
  }
  return { taken: true, option };
}

/** The heading that prose without one is offered; it goes nowhere without any. */
function offeredHeading({ question }: Pick<ProposedField, 'question'>): string | null {
  return question?.code === 'no-heading' ? String(question.context['heading'] ?? '') : null;
}

/** The text that a person may change before taking it; null where there is none. */
export function ownText({ ownPath, texts, raw, question }: ProposedField): string | null {
  if (ownPath === undefined) return null;
  const heading = offeredHeading({ question });
  if (heading !== null) return heading;
  // What no register knows is not made known by being written once more.
  const isAbsent = question?.code.startsWith('unknown-') === true;
  return texts[ownPath] ?? (isAbsent ? '' : raw);
}

/** All that is sure, taken. */
export function withSure(fields: readonly ProposedField[], choices: Choices): Choices {
  const sure = fields.filter(({ id, sure: isSure }) => isSure && choices[id]?.taken !== true);
  return { ...choices, ...Object.fromEntries(sure.map(({ id }) => [id, { ...choices[id], taken: true }])) };
}
