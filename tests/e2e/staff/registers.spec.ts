import { type StaffRole, staffRoles } from '#lib/auth/actor.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { organisationEditors, organisationMergers } from '#lib/organisations/policy.ts';
import { programmeEditors } from '#lib/programmes/policy.ts';
import { targetGroupEditors } from '#lib/target-groups/policy.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { expect, test } from '#tests/support/staff-site.ts';

/** Every page of the registers that is there, and to whom it is open; to anybody else there is no such page. */
const pages: Readonly<Record<string, readonly StaffRole[]>> = {
  '': staffRoles,
  '/organisations': organisationEditors,
  '/organisations?q=roma&after=roma-lom': organisationEditors,
  '/organisations/new': organisationEditors,
  '/organisations/roma-lom': organisationEditors,
  '/organisations/duplicates': organisationEditors,
  '/organisations/merge?from=roma-lom&into=roma-plovdiv': organisationMergers,
  '/places': staffRoles,
  '/places?q=ruse': staffRoles,
  '/places/44238': staffRoles,
  '/programmes': staffRoles,
  '/programmes/justice': staffRoles,
  '/programmes/new': programmeEditors,
  '/target-groups': staffRoles,
  '/target-groups/roma': staffRoles,
  '/target-groups/new': targetGroupEditors,
  '/organisations/made-up-and-absent': [],
  '/places/made-up-and-absent': [],
  '/programmes/made-up-and-absent': [],
  '/target-groups/made-up-and-absent': [],
};

for (const role of [...staffRoles, null])
  test(`${role ?? 'somebody without a role'} is shown what is open to them, and one page that says 404 for everything else`, async ({
    request,
    sessionOf,
  }) => {
    const { cookie } = await sessionOf(role);
    const absent = staffMessages('en', 'registers');
    const isOpen = (who: readonly StaffRole[]) => role !== null && who.includes(role);
    for (const [page, who] of Object.entries(pages)) {
      const answer = await request.get(`${siteUnderTest()}/en/staff/registers${page}`, {
        headers: { cookie },
      });
      const text = await answer.text();
      const says = [absent('absentTitle'), absent('absent')].map((sentence) => text.includes(sentence));
      const wanted = isOpen(who) ? [200, false, false] : [404, true, true];
      expect.soft([answer.status(), ...says], page).toEqual(wanted);
    }
    const index = await (
      await request.get(`${siteUnderTest()}/en/staff/registers`, { headers: { cookie } })
    ).text();
    for (const [page, who] of Object.entries(pages))
      if (/^\/[a-z-]+$/.test(page))
        expect.soft(index.includes(`href="/en/staff/registers${page}"`), page).toBe(isOpen(who));
  });
