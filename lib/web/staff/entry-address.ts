/**
 * The address of the list of projects, read and written: filters, the page, and which projects are selected. What it does
 * not understand it counts and leaves out; it never passes anything on that is not one of its own words.
 */
import type { EntriesQuery } from '#lib/projects/queries/entries.ts';
import { attentionCodes, entryStates, openStates } from '#lib/projects/schema/edition.ts';

/** More would not fit into an address with room to spare. */
const mostSelected = 100;

export interface EntryAddress {
  filters: EntriesQuery;
  /** Where the page begins. */
  after: string | null;
  /** Ids of selected projects, also of those on other pages. */
  selected: string[];
  /** True for everything that the filters match, whatever is selected. */
  all: boolean;
  /** How many parts of the address were left out. */
  dropped: number;
}

type Search = Readonly<Record<string, string | string[] | undefined>>;

const workStates = [...openStates, 'none'] as const;
const attentions = [...attentionCodes, 'any'] as const;

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | undefined =>
  values.find((value) => value === text);

/** Reads the parameters of the list's address; empty ones mean the same as none. */
export function readEntryAddress(search: Search): EntryAddress {
  const address: EntryAddress = { filters: {}, after: null, selected: [], all: false, dropped: 0 };
  const { filters } = address;
  for (const [name, given] of Object.entries(search)) {
    if (given === undefined || given === '') continue;
    if (name === 'selected') {
      const ids = [given].flat().filter((id) => /^[a-z0-9][a-z0-9-]{3,63}$/.test(id));
      address.selected = [...new Set(ids)].slice(0, mostSelected);
      continue;
    }
    const text = Array.isArray(given) ? undefined : given.trim();
    if (text === undefined) address.dropped += 1;
    else if (name === 'q' && text.length <= 200) filters.text = text;
    else if (name === 'state' && oneOf(entryStates, text)) filters.state = oneOf(entryStates, text);
    else if (name === 'work' && oneOf(workStates, text)) filters.editionState = oneOf(workStates, text);
    else if (name === 'attention' && oneOf(attentions, text)) filters.attention = oneOf(attentions, text);
    else if (name === 'programme' && /^[a-z0-9-]{1,100}$/.test(text))
      filters.programme = text === noProgramme ? '' : text;
    else if (name === 'mine' && text === 'yes') filters.mine = true;
    else if (name === 'all' && text === 'yes') address.all = true;
    else if (name === 'after' && text.length <= 120) address.after = text;
    else address.dropped += 1;
  }
  return address;
}

/** Reads filters that {@link entryQuery} wrote; null when there is anything else in them. */
export function readEntryQuery(query: string): EntriesQuery | null {
  const { filters } = readEntryAddress(Object.fromEntries(new URLSearchParams(query)));
  return entryQuery(filters) === query ? filters : null;
}

/** Stands for entries of no programme; no programme is called so. */
export const noProgramme = 'none';

/** The filters as a query without question mark, in one order; empty when there are none. */
export function entryQuery(filters: EntriesQuery): string {
  const query = new URLSearchParams();
  const { text, state, editionState, programme, attention, mine } = filters;
  if (text) query.set('q', text);
  if (state) query.set('state', state);
  if (editionState) query.set('work', editionState);
  if (programme !== undefined) query.set('programme', programme === '' ? noProgramme : programme);
  if (attention) query.set('attention', attention);
  if (mine) query.set('mine', 'yes');
  return query.toString();
}
