/**
 * A file of IATI activities as one small tree for each activity, given away as soon as it is closed. Knows the limits of a
 * file and which language words are in; knows no element by its meaning.
 */
import { SaxesParser } from 'saxes';
import { TableTrouble, tableLimits } from '#lib/codecs/table.ts';

/** An element with what stands in it. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Its own words, with single spaces. */
  text: string;
  children: Element[];
  /** What the nearest element that says a language says, in small letters; empty when none does. */
  language: string;
  /** Whether the element says it itself. */
  saysLanguage: boolean;
}

/** Reads the file and hands over each activity with its line. Gives whether there was a sign of the standard. */
export function readTrees(xml: string, take: (activity: Element, line: number) => void): boolean {
  const path: Element[] = [];
  let line = 0;
  let inside = 0;
  let elements = 0;
  let known = false;
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new TableTrouble('doctype');
  });
  parser.on('error', () => {
    throw new TableTrouble('broken-table', { line: parser.line });
  });
  parser.on('opentag', (tag) => {
    if (path.length >= tableLimits.depth) throw new TableTrouble('too-deep', { most: tableLimits.depth });
    elements += 1;
    if (elements > tableLimits.containers) throw new TableTrouble('too-complex');
    const element = opened(tag.name, tag.attributes, path.at(-1)?.language ?? '');
    // Outside an activity nothing is kept but the way there.
    if (inside > 0) path.at(-1)?.children.push(element);
    path.push(element);
    if (tag.name === 'iati-activities') known = true;
    if (inside === 0 && tag.name === 'iati-activity') {
      known = true;
      inside = path.length;
      line = parser.line;
    }
  });
  const onText = (text: string) => {
    const element = path.at(-1);
    if (element !== undefined && inside > 0) element.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const closed = path.pop();
    if (closed === undefined || inside === 0) return;
    closed.text = closed.text.replace(/\s+/g, ' ').trim();
    if (path.length >= inside) return;
    inside = 0;
    take(closed, line);
  });
  try {
    // A piece at a time, so that what is refused is refused before all of it is read.
    for (let at = 0; at < xml.length; at += 65_536) parser.write(xml.slice(at, at + 65_536));
    parser.close();
  } catch (error) {
    throw error instanceof TableTrouble ? error : new TableTrouble('broken-table', { line: parser.line });
  }
  return known;
}

function opened(name: string, attributes: Record<string, string>, around: string): Element {
  const said = (attributes['xml:lang'] ?? '').trim().toLowerCase();
  return { name, attributes, text: '', children: [], language: said || around, saysLanguage: said !== '' };
}

/** What an element says in words: its own, and since version 2 those of the narratives in it. */
export function wordsOf(element: Element): Element[] {
  const narratives = element.children.filter(({ name }) => name === 'narrative');
  return [element, ...narratives].filter(({ text }) => text !== '');
}

/** Everything in an activity, itself first. */
export function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* within(child);
}
