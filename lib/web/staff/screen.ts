/**
 * What every page of the staff area begins with: its language, its address, who looks at it, and the form that came
 * back to it. Asks for somebody signed in before anything else is read.
 */
import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import type { ReturnedForm } from '#lib/web/request-context.ts';
import { returnedForm } from '#lib/web/staff/returned-form.ts';
import { requirePageActor } from '#lib/web/staff/session.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

/** Parameters of an address as a page gets them. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What Next hands a page of the staff area; `Name`: the folders of its address that stand for something. */
export interface ScreenProps<Name extends string = never> {
  params: Promise<Record<'locale' | Name, string>>;
  searchParams: SearchParams;
}

export interface Screen {
  locale: Locale;
  /** Address of the page, with its query. */
  page: string;
  actor: StaffActor;
  /** The form that was posted from this page and refused. */
  returned: ReturnedForm | null;
  newId: () => string;
}

/** Opens the page of `segments` below /staff. */
export async function openScreen(
  params: Promise<{ locale: string }>,
  segments: readonly string[],
  query?: SearchParams,
): Promise<Screen> {
  const locale = await pageLocale(params);
  const search = await queryOf(query);
  const page = staffPath(locale, ...segments) + (search === '' ? '' : `?${search}`);
  const actor = await requirePageActor(locale, page);
  return { locale, page, actor, returned: returnedForm(), newId: randomUUID };
}

/** The query of an address as text, without its question mark. */
export async function queryOf(query: SearchParams | undefined): Promise<string> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((await query) ?? {}))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) search.append(name, each);
  return search.toString();
}

/** Areas of messages whose screen is called by their `title`. */
type TitledArea =
  | 'myWork'
  | 'projects'
  | 'review'
  | 'history'
  | 'preview'
  | 'publishing'
  | 'trash'
  | 'import'
  | 'media'
  | 'mail'
  | 'registers'
  | 'audit'
  | 'tokens'
  | 'translations'
  | 'bulk'
  | 'tables'
  | 'merge'
  | 'promoter';

/** `generateMetadata` of a screen that is called by the title of its area. */
export function screenMetadata(area: TitledArea) {
  return async ({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> => {
    const locale = await pageLocale(params);
    return staffMetadata(locale, staffMessages(locale, area)('title'));
  };
}

/** A parameter that counts once, as a number from 1 on; null when it is anything else. */
export async function numberOf(query: SearchParams, name: string): Promise<number | null> {
  const value = (await query)[name];
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

/** A parameter that counts once, as text of at most 200 characters; empty when it is absent or repeated. */
export async function textOf(query: SearchParams, name: string): Promise<string> {
  const value = (await query)[name];
  return typeof value === 'string' ? value.slice(0, 200) : '';
}

/** Several such texts at once, by their names. */
export async function textsOf<Name extends string>(
  query: SearchParams,
  ...names: Name[]
): Promise<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) texts[name] = await textOf(query, name);
  return texts as Record<Name, string>;
}
