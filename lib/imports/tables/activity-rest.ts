/**
 * What an activity says and no column of ours takes, in words for a person: a column for each kind of element. Nothing of
 * an activity may be missing both here and among the facts.
 */
import { type Element, wordsOf } from '#lib/imports/tables/activity-tree.ts';

/** What the facts of an activity were taken from: the words of an element as the empty name, its attributes by theirs. */
export class Spent {
  readonly #parts = new Map<Element, Set<string>>();

  /** Notes that a fact holds these parts of the element. */
  add(element: Element, ...parts: readonly string[]): void {
    const spent = this.#parts.get(element) ?? new Set();
    for (const part of parts) spent.add(part);
    this.#parts.set(element, spent);
  }

  /** Whether facts hold all that the element says, with what stands in it. */
  holds(element: Element): boolean {
    return this.holdsOwn(element) && element.children.every((child) => this.holds(child));
  }

  /** Whether facts hold its own words and attributes. */
  holdsOwn(element: Element): boolean {
    const spent = this.#parts.get(element);
    const isHeld = (part: string) => spent?.has(part) === true;
    return (element.text === '' || isHeld('')) && statedAttributes(element).every(([name]) => isHeld(name));
  }
}

/** Elements that a column of ours is called like: what is left of them stands beside it. */
const besides: ReadonlySet<string> = new Set([
  'iati-identifier',
  'title',
  'description',
  'activity-status',
  'activity-website',
  'location',
  'total-cost',
  'budget',
]);

/** Of these each text is taken or left by itself; of others the whole is shown, so that a sum keeps its day. */
const byTexts: ReadonlySet<string> = new Set(['title', 'description']);

/** Of these each part is a column, because a person may want one of them. */
const byParts: ReadonlySet<string> = new Set(['contact-info']);

/** What is left of an activity, by the names of columns, in the order of the file. */
export function restOf(activity: Element, spent: Spent): Map<string, string> {
  const rest = new Map<string, string[]>();
  const add = (column: string, text: string) => {
    if (text === '') return;
    const texts = rest.get(column);
    if (texts === undefined) rest.set(column, [text]);
    else texts.push(text);
  };
  if (!spent.holdsOwn(activity)) add(activity.name, inWords({ ...activity, children: [] }));
  for (const element of activity.children) {
    if (spent.holds(element)) continue;
    if (byParts.has(element.name)) {
      add(element.name, inWords({ ...element, children: [] }));
      for (const part of element.children) add(`${element.name}/${part.name}`, inWords(part));
    } else
      add(
        besides.has(element.name) ? `${element.name}/more` : element.name,
        inWords(byTexts.has(element.name) ? withoutSpent(element, spent) : element),
      );
  }
  return new Map([...rest].map(([column, texts]) => [column, texts.join('; ')]));
}

const withoutSpent = (element: Element, spent: Spent): Element => ({
  ...element,
  children: element.children.filter((child) => !spent.holds(child)),
});

const statedAttributes = ({ attributes }: Element): [name: string, value: string][] =>
  Object.entries(attributes).filter(
    ([name, value]) => value.trim() !== '' && name !== 'xml:lang' && !/^xmlns(?::|$)/.test(name),
  );

/** `Rural development (code 43040, percentage 40)`; parts follow by their names. */
function inWords(element: Element): string {
  const words = wordsOf(element);
  const text = words
    .map((each) => (words.length > 1 && each.language !== '' ? `${each.text} [${each.language}]` : each.text))
    .join(' / ');
  const attributes = statedAttributes(element).map(([name, value]) => `${name} ${value.trim()}`);
  const parts = element.children
    .filter(({ name }) => name !== 'narrative')
    .flatMap((child) => {
      const said = inWords(child);
      return said === '' ? [] : [`${child.name}: ${said}`];
    });
  const inBrackets = attributes.length === 0 ? '' : `(${attributes.join(', ')})`;
  return [text, inBrackets, parts.join(', ')].filter((part) => part !== '').join(' ');
}
