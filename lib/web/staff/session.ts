/**
 * Who looks at a page of the staff area. The only way from a page to the session gate; a page for staff calls it before
 * it reads anything else.
 */
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { lacksSecondFactor, type StaffActor } from '#lib/auth/actor.ts';
import { findActor } from '#lib/auth/gate.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffPath } from '#lib/paths.ts';
import { staffPageOf } from '#lib/web/staff/staff-page.ts';

/** Who is signed in, or null; asked once a page. */
export const requestActor = cache(async (): Promise<StaffActor | null> => {
  return await findActor(staffDatabase(), await headers());
});

/**
 * Who is signed in, with every factor they need. Anybody else is led to sign in, or to show their second factor, and
 * from there back to `path`.
 */
export async function requirePageActor(locale: Locale, path: string): Promise<StaffActor> {
  const actor = await requestActor();
  const to = new URLSearchParams({ to: path });
  if (actor === null) redirect(`${staffPath(locale, 'sign-in')}?${to}`);
  if (lacksSecondFactor(actor)) redirect(`${staffPath(locale, 'second-factor')}?${to}`);
  return actor;
}

/** The staff page that `to` names, else the first one. Never leads to another site. */
export function wayBack(to: string | undefined, locale: Locale): string {
  return staffPageOf(to ?? '') ?? staffPath(locale);
}
