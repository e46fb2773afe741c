import { aDraftProject } from '#tests/support/draft-project.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { expect, test } from '#tests/support/staff-site.ts';
import { staffPages } from './addresses.ts';

/** Pages for who is not signed in, and those that an unfinished deed or a letter leads to. */
const reachedOtherwise = new Set([
  '/staff/sign-in',
  '/staff/reset',
  '/staff/reset/[token]',
  '/staff/invitation/[token]',
  '/staff/questions/[token]',
  '/staff/shared/[token]',
  '/staff/second-factor',
  '/staff/unsaved/[id]',
  '/staff/second-factor/codes',
  '/staff/projects/[id]/conflict',
  '/staff/projects/[id]/recover',
  '/staff/bulk/[id]',
  '/staff/media/[id]',
  '/staff/import/documents/[id]',
  '/staff/import/tables/[id]',
  '/staff/import/tables/[id]/check',
  '/staff/import/tables/[id]/report',
]);

interface Way {
  address: string;
  /** A form that only reads: what is asked there comes from its fields, so nothing is asked here. */
  isForm: boolean;
}

/** Where the links and the forms that only read lead from a page. */
function waysIn(html: string): Way[] {
  const found = (pattern: RegExp, isForm: boolean) =>
    [...html.matchAll(pattern)].map(([, address = '']) => ({
      address: address.replaceAll('&amp;', '&'),
      isForm,
    }));
  return [
    ...found(/<a\b[^>]*\shref="([^"#]+)/g, false),
    ...found(/<button\b[^>]*\sformaction="([^"#]+)/gi, true),
    ...found(/<form\b(?![^>]*\bmethod="post")[^>]*\saction="([^"#]+)/gi, true),
  ].filter(({ address }) => address.startsWith('/en/staff'));
}

/** The page file an address belongs to: the one with the fewest names that stand for anything. */
function pageOf(address: string): string | undefined {
  const segments = address.replace(/^\/en|\?.*/g, '').split('/');
  return staffPages()
    .filter((page) => {
      const pattern = page.split('/');
      return (
        pattern.length === segments.length &&
        pattern.every((part, at) => part === segments[at] || part.startsWith('['))
      );
    })
    .toSorted((a, b) => a.split('[').length - b.split('[').length)[0];
}

/** Of pages of one kind this many are looked at; more only where they may lead to a kind that nothing has led to. */
const mostOfAKind = 2;

test('every screen is reached by links from My work', async ({ db, request, sessionOf }) => {
  test.setTimeout(300_000);
  const { actor, cookie } = await sessionOf('administrator', { name: 'Who looks everywhere' });
  // One that has two revisions to compare, whatever others have made until now.
  await aDraftProject(db, actor);
  const look = (path: string) =>
    request.get(`${siteUnderTest()}${path}`, { headers: { cookie }, maxRedirects: 0 });
  const seen = new Map<string, number>([['/staff', 1]]);
  const known = new Set(['/en/staff']);
  const open = [{ path: '/en/staff', from: '/en/staff' }];
  const aside: typeof open = [];
  const unreached = () => staffPages().filter((page) => !seen.has(page) && !reachedOtherwise.has(page));
  const following = () => open.shift() ?? (unreached().length > 0 ? aside.shift() : undefined);
  for (let next = following(); next !== undefined; next = following()) {
    const { path, from } = next;
    const answer = await look(path);
    // What another test took away meanwhile no page leads to any longer.
    const isLed = async () => waysIn(await (await look(from)).text()).some(({ address }) => address === path);
    if (answer.status() !== 200 && path !== from && !(await isLed())) continue;
    expect([path, answer.status()], `as ${from} leads there`).toEqual([path, 200]);
    for (const { address, isForm } of waysIn(await answer.text())) {
      const page = pageOf(address);
      expect(page, `${path} leads to ${address}, which is no page`).toBeDefined();
      const count = seen.get(page ?? '') ?? 0;
      if (isForm) seen.set(page ?? '', count);
      if (isForm || known.has(address)) continue;
      known.add(address);
      seen.set(page ?? '', count + 1);
      (count < mostOfAKind ? open : aside).push({ path: address, from: path });
    }
  }
  expect(unreached()).toEqual([]);
});
