import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { makeAnonymous, removeInternalHeaders } from '#lib/web/http/request-headers.ts';

test('headers of the framework are taken from a request, those of browsers stay', () => {
  const req = new IncomingMessage(new Socket());
  const staying = ['accept', 'accept-language', 'cookie', 'host', 'if-none-match', 'user-agent'];
  const going = [
    'content-security-policy',
    'content-security-policy-report-only',
    'forwarded',
    'next-action',
    'next-resume',
    'next-resume-state-length',
    'next-router-prefetch',
    'next-router-state-tree',
    'rsc',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-http-method-override',
    'x-invoke-path',
    'x-matched-path',
    'x-middleware-subrequest',
    'x-nextjs-data',
    'x-now-route-matches',
    'x-prerender-revalidate',
  ];
  for (const name of [...staying, ...going]) req.headers[name] = 'x';
  removeInternalHeaders(req);
  expect(Object.keys(req.headers).toSorted()).toEqual(staying);
});

test('nothing that tells readers apart reaches a public page', () => {
  const req = new IncomingMessage(new Socket());
  const own = { cookie: '__next_preview_data=x', authorization: 'Bearer x', 'user-agent': '<script>' };
  Object.assign(req.headers, own, { accept: 'text/html', 'accept-language': 'bg' });
  makeAnonymous(req);
  expect(req.headers).toEqual({ accept: 'text/html', 'accept-language': 'bg', 'user-agent': 'a reader' });
});
