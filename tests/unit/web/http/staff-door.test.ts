import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { clientAddress, type DoorSettings, refusalAtDoor, staffAddress } from '#lib/web/http/staff-door.ts';

const atHome: DoorSettings = { isOn: true, siteUrl: null, trustsProxy: false };
const published: DoorSettings = { isOn: true, siteUrl: 'https://grants.example.org', trustsProxy: false };
const behindProxy: DoorSettings = { ...published, trustsProxy: true };

const asked = (method: string, headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
  ({ method, headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

const local = { host: 'localhost:3000' };
const open = { host: 'grants.example.org' };

describe('the addresses of the staff area', () => {
  test.each([
    ['/en/staff', 'page'],
    ['/bg/staff/projects/x/edit', 'page'],
    ['/en/st%61ff/people', 'page'],
    ['/en/staff%2Fpeople', 'page'],
    ['/en/staff.rsc', 'page'],
    ['/EN/STAFF', 'page'],
    ['/staff/api/people', 'api'],
    ['/%73taff/api/x', 'api'],
    ['/staff', 'page'],
    ['/en/staffing', null],
    ['/en/projects/staff', null],
    ['/en', null],
  ] as const)('%s is %s', (path, kind) => expect(staffAddress(path)).toBe(kind));
});

describe('who is let in', () => {
  test('reads pages; writes to the interface only', () => {
    expect(refusalAtDoor(asked('GET', local), 'page', atHome)).toBeNull();
    expect(refusalAtDoor(asked('HEAD', local), 'api', atHome)).toBeNull();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])
      expect(refusalAtDoor(asked(method, local), 'page', atHome)?.status).toBe(405);
    expect(refusalAtDoor(asked('PATCH', local), 'api', atHome)?.status).toBe(405);
  });

  test('nobody where the staff area is off', () => {
    for (const method of ['GET', 'POST', 'PATCH'])
      expect(refusalAtDoor(asked(method, local), 'api', { ...atHome, isOn: false })?.status).toBe(404);
  });

  const same = { 'sec-fetch-site': 'same-origin' };
  test.each<[string, Record<string, string>, boolean]>([
    ['says that it is from here', same, true],
    ['names our origin', { origin: 'http://localhost:3000' }, true],
    ['says both', { ...same, origin: 'http://localhost:3000' }, true],
    ['says nothing', {}, false],
    ['comes from a neighbour', { 'sec-fetch-site': 'same-site' }, false],
    ['comes from elsewhere', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['was typed or bookmarked', { 'sec-fetch-site': 'none' }, false],
    ['hides its origin', { origin: 'null' }, false],
    ['says from here, and hides its origin', { ...same, origin: 'null' }, false],
    ['names another origin', { origin: 'http://localhost:3001' }, false],
    ['names an origin that only begins like ours', { origin: 'http://localhost:3000.evil.example' }, false],
    ['contradicts itself', { ...same, origin: 'https://evil.example' }, false],
  ])('a write that %s', (_, headers, isIn) => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const refusal = refusalAtDoor(asked(method, { ...local, ...headers }), 'api', atHome);
      expect(refusal).toEqual(isIn ? null : { status: 403, area: 'crossSite' });
    }
  });

  test.each<[string, Record<string, string>, DoorSettings, boolean]>([
    ['on the own machine', local, atHome, true],
    ['on the own machine by number', { host: '127.0.0.1:8080' }, atHome, true],
    ['on the own machine, IPv6', { host: '[::1]:8080' }, atHome, true],
    ['by a name that only looks like it', { host: 'localhost.evil.example' }, atHome, false],
    ['over the network without encryption', { host: '192.168.1.5:3000' }, atHome, false],
    ['without a host', {}, atHome, false],
    ['at the public https address', open, published, true],
    ['at another address than the public one', { host: '192.168.1.5:3000' }, published, false],
    [
      'at a public address that is plain',
      open,
      { ...published, siteUrl: 'http://grants.example.org' },
      false,
    ],
    ['through a proxy that says https', { ...open, 'x-forwarded-proto': 'https' }, behindProxy, true],
    ['through a proxy that says http', { ...open, 'x-forwarded-proto': 'http' }, behindProxy, false],
    ['through a proxy that says nothing', open, behindProxy, false],
    [
      'claiming https to a server without a proxy',
      { host: '192.168.1.5:3000', 'x-forwarded-proto': 'https' },
      published,
      false,
    ],
  ])('%s', (_, headers, settings, isIn) => {
    expect(refusalAtDoor(asked('GET', headers), 'page', settings)).toEqual(
      isIn ? null : { status: 403, area: 'insecure' },
    );
  });

  test('a page of our name that came without encryption is not ours', () => {
    const headers = { ...open, 'x-forwarded-proto': 'https' };
    for (const [origin, isIn] of [
      ['https://grants.example.org', true],
      ['http://grants.example.org', false],
      ['https://grants.example.org:8443', false],
    ] as const)
      expect(refusalAtDoor(asked('POST', { ...headers, origin }), 'api', behindProxy)).toEqual(
        isIn ? null : { status: 403, area: 'crossSite' },
      );
  });

  test('behind a proxy our origin is the public one', () => {
    const headers = {
      host: '127.0.0.1:3000',
      'x-forwarded-proto': 'https',
      origin: 'https://grants.example.org',
    };
    expect(refusalAtDoor(asked('POST', headers), 'api', behindProxy)).toBeNull();
  });
});

test("the client's address is the connection's, or what our own proxy added last", () => {
  const req = asked('GET', { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' });
  expect(clientAddress(req, false)).toBe('127.0.0.1');
  expect(clientAddress(req, true)).toBe('198.51.100.7');
  expect(clientAddress(asked('GET', {}), true)).toBe('127.0.0.1');
});
