/** The source row of a draft for an imported page: what it is called, where it stands, when it came. Invents nothing. */
import type { ProposalContext, ReadPage } from '#lib/imports/drafts/context.ts';
import { languageOfText, RowIds, squeezed } from '#lib/imports/drafts/field.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';

export interface SourceRow {
  id: string;
  language: 'en' | 'bg';
  texts: Draft;
}

/** The row of the page: the one that stands for its address, else a new one. What stands in it stays. */
export function sourceOf({ reading, text }: ReadPage, context: ProposalContext): SourceRow {
  const { standing = {}, receivedOn, words } = context;
  const url = addressOf(context.url);
  const host = url === undefined ? '' : new URL(url).hostname.replace(/^www\./, '');
  const known = itemIds(standing, 'sources').find(
    (id) => url !== undefined && sameAddress(textAt(standing, `sources[${id}].url`), url),
  );
  const name = squeezed(context.name).replace(/\.\p{L}{2,5}$/u, '');
  const stated = reading.values['title'];
  const title = (typeof stated === 'string' ? squeezed(stated) : name).slice(0, 300);
  const id = known ?? new RowIds(standing).newRow('sources', host || title || 'page');
  const language =
    reading.language === 'bg' || reading.language === 'en' ? reading.language : languageOfText(text);
  const publisher = host === '' ? words.publisherUnknown : { en: host, bg: host };
  const wanted: Record<string, string> = {
    title: title || squeezed(text).slice(0, 80) || receivedOn,
    'publisher.en': publisher.en,
    'publisher.bg': publisher.bg,
    language,
    ...(url === undefined
      ? { 'urlNote.en': words.addressUnknown.en, 'urlNote.bg': words.addressUnknown.bg }
      : { url }),
  };
  const texts = Object.fromEntries(
    Object.entries(wanted).flatMap(([part, said]) => {
      const path = `sources[${id}].${part}`;
      return textAt(standing, path) === '' ? [[path, said] as const] : [];
    }),
  );
  return { id, language, texts: { ...texts, [`sources[${id}].receivedOn`]: receivedOn } };
}

/** The address with its scheme; undefined for what is none. */
function addressOf(url: string | undefined): string | undefined {
  if (url === undefined || url.trim() === '') return undefined;
  const whole = url.includes('://') ? url : `https://${url}`;
  return URL.canParse(whole) ? whole : undefined;
}

const bareAddress = (url: string) => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');

const sameAddress = (a: string, b: string) => a !== '' && bareAddress(a) === bareAddress(b);
