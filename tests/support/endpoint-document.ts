/** The table of endpoints as a page of the documentation, for the test that compares it. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

const who = ({ who: allowed }: Endpoint): string => {
  if (allowed === 'anyone') return 'anyone';
  if (allowed === 'person') return 'signed in';
  if (allowed === 'staff') return 'signed in, all factors shown';
  return allowed.join(', ');
};

/** Markdown; in the order of the addresses. */
export function endpointDocument(endpoints: Readonly<Record<string, Endpoint>>): string {
  const rows = Object.entries(endpoints)
    .toSorted(([, a], [, b]) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))
    .map(([name, endpoint]) => {
      const size = endpoint.body === 'upload' ? ' Takes an upload.' : '';
      return `| \`${endpoint.method} ${endpoint.path}\` | \`${name}\` | ${who(endpoint)} | ${endpoint.does}.${size} |`;
    });
  return `# What the staff area can be asked to do

Printed from \`lib/web/staff/endpoints.ts\`, which every handler is held to; do not edit by hand. After a change:
\`npx vitest run --config tests/vitest.config.ts --project unit tests/unit/web/staff/endpoints.test.ts -u\`.

Where roles are named, whoever holds one of them in some programme gets as far as the command, which judges the programme and the
state of what is to be changed. Approvers and administrators need a second factor for everything but showing it. Every other
answer is the same for all: 401 when nobody is signed in, 403 when the role does not do, 404 when it is not there, 409
when it has changed meanwhile, 413 when it is too much, 422 when something has to be mended, 429 when it is too often.
A form gets the page again with all it posted, a script JSON; see [the staff area](staff-area.md).

| address | name | who may | what it does |
|---|---|---|---|
${rows.join('\n')}
`;
}
