/** What the pages before the sign-in begin with: language, address, whoever is signed in already, and the form that came back. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffPath } from '#lib/paths.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import type { ReturnedForm } from '#lib/web/request-context.ts';
import { returnedForm } from '#lib/web/staff/returned-form.ts';
import { queryOf, type SearchParams } from '#lib/web/staff/screen.ts';
import { requestActor } from '#lib/web/staff/session.ts';

export interface Entrance {
  locale: Locale;
  /** Address of the page, with its query. */
  page: string;
  /** Also somebody who has not shown their second factor yet. */
  actor: StaffActor | null;
  returned: ReturnedForm | null;
  /** A parameter of the address that stands there once. */
  asked: (name: string) => string | undefined;
}

/** Opens a page of `segments` below /staff for anybody. */
export async function openEntrance(
  params: Promise<{ locale: string }>,
  segments: readonly string[],
  query?: SearchParams,
): Promise<Entrance> {
  const locale = await pageLocale(params);
  const search = await queryOf(query);
  const given = (await query) ?? {};
  return {
    locale,
    page: staffPath(locale, ...segments) + (search === '' ? '' : `?${search}`),
    actor: await requestActor(),
    returned: returnedForm(),
    asked: (name) => {
      const value = given[name];
      return typeof value === 'string' ? value : undefined;
    },
  };
}
