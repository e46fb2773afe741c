import { expect, test } from '#tests/support/page.ts';
import { locales } from './addresses.ts';

const parameters = [
  'q exact place not-place target-group not-target-group status not-status programme organisation not-organisation',
  'partner-country period amount-min amount-max from to has sort page unknown __proto__ constructor',
]
  .join(' ')
  .split(' ');

/** Values nobody means, as they stand in an address. */
const values: Record<string, string> = {
  nothing: '',
  'a NUL': 'a%00b',
  'an emoji': '%F0%9F%A7%91%E2%80%8D%F0%9F%8C%BE',
  'half a character': '%D0',
  'a broken escape': '%zz',
  'a line break': 'a%0D%0Ab',
  'a quotation mark': '%27%22%5C',
  'a query of another language': '1%27)%20OR%201=1;--',
  markup: '%3Cscript%3Ealert(1)%3C/script%3E',
  'a path': '..%2F..%2Fetc%2Fpasswd',
  'search operators': '%26%20%7C%20!%20:*%20()%20%3C-%3E',
  'a pattern': '%25_%25%25',
  'right to left': '%E2%80%AEcba%EF%B7%BD',
  'many words': 'word%20'.repeat(300),
  'one huge word': 'x'.repeat(5_000),
  'a huge number': '9'.repeat(40),
  'minus one': '-1',
  'not a number': 'NaN',
  infinity: '1e999',
  'a date that is none': '2024-02-31',
  'a far date': '99999-99-99',
};

/** No error of the server, no trace of its insides, and the value is never markup. */
function judge(address: string, status: number, body: string) {
  expect(status, address).toBeLessThan(500);
  expect(body, address).not.toMatch(
    /\bat [\w.<>]+ \(?(file|node|\/)|node_modules|SELECT |PrismaClient|postgres(ql)?:\/\//,
  );
  expect(body, address).not.toContain('<script>alert(1)');
}

for (const locale of locales) {
  for (const parameter of parameters) {
    test(`whatever ${parameter} says, the page stands (${locale})`, async ({ request }) => {
      for (const [kind, value] of Object.entries(values)) {
        for (const query of [
          `${parameter}=${value}`,
          `${parameter}=${value}&${parameter}=${value}&place=plovdiv`,
        ]) {
          const address = `/${locale}/projects?${query}`;
          const answer = await request.get(address);
          const body = await answer.text();
          judge(`${kind}: ${address.slice(0, 200)}`, answer.status(), body);
          expect([200, 400, 404, 414], address.slice(0, 200)).toContain(answer.status());
        }
      }
    });
  }
}

test('all of them at once, many times over', async ({ request }) => {
  const some = Object.values(values).filter((value) => value.length < 100);
  const everything = parameters
    .flatMap((parameter) => some.map((value) => `${parameter}=${value}`))
    .join('&');
  for (const query of [
    everything,
    'place=plovdiv&'.repeat(500),
    'a&'.repeat(3_000),
    `q=${'%F0%9F%8C%BE'.repeat(1_000)}`,
  ]) {
    const answer = await request.get(`/en/projects?${query}`);
    judge(query.slice(0, 80), answer.status(), await answer.text());
  }
});

test('whatever stands where a name should be, it is a 404', async ({ request }) => {
  const folders = ['projects', 'places', 'target-groups', 'organisations', 'programmes', 'places/plovdiv'];
  for (const locale of [...locales, 'xx', '%00']) {
    for (const folder of folders) {
      for (const value of Object.values(values).filter((each) => each !== '' && each.length < 3_000)) {
        const address = `/${locale}/${folder}/${value.replaceAll('%20', '+')}`;
        const answer = await request.get(address);
        judge(address.slice(0, 200), answer.status(), await answer.text());
        expect([400, 404, 414], address.slice(0, 200)).toContain(answer.status());
      }
    }
  }
});

test('other methods and odd headers change nothing', async ({ request }) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']) {
    const answer = await request.fetch('/en/projects', {
      method,
      data: method === 'TRACE' ? undefined : 'x=1',
    });
    judge(method, answer.status(), await answer.text());
  }
  const oddHeaders: Record<string, string>[] = [
    { 'next-action': 'x' },
    { rsc: '1', 'next-router-state-tree': '%5B%22' },
    { 'accept-language': '*'.repeat(2_000) },
    { cookie: `a=${'b'.repeat(3_000)}` },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'javascript' },
    { host: 'evil.example' },
  ];
  for (const headers of oddHeaders) {
    const answer = await request.get('/en/projects', { headers });
    const body = await answer.text();
    judge(JSON.stringify(headers).slice(0, 80), answer.status(), body);
    expect(body).not.toContain('evil.example');
  }
});
