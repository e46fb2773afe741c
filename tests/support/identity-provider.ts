/**
 * An identity provider of the tests: it speaks OpenID Connect as a real one does (discovery, authorization code with
 * PKCE, signed ID token, keys), knows one person at a time, and misbehaves when told to.
 */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Whom the provider knows. */
export interface ProviderPerson {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

/** What the provider does other than it should. */
export type Misdeed =
  | 'another-key'
  | 'another-audience'
  | 'another-issuer'
  | 'another-nonce'
  | 'run-out'
  | 'no-signature'
  | 'no-token'
  | 'silent';

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  person: ProviderPerson;
  misdeed: Misdeed | null;
  /** How often it was asked for a token. */
  tokensAsked: number;
  stop: () => Promise<void>;
}

interface Grant {
  nonce: string | null;
  challenge: string;
  redirectUri: string;
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts it on a free port of this machine. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const others = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const grants = new Map<string, Grant>();
  const server = createServer((req, res) => void answer(req, res));
  const provider: IdentityProvider = {
    issuer: '',
    clientId: 'grantfolio',
    clientSecret: 'a secret of the tests',
    person: { sub: '1', email: 'nobody@example.org', email_verified: true, name: 'Nobody' },
    misdeed: null,
    tokensAsked: 0,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  function idToken(nonce: string | null): string {
    const { misdeed, person, issuer, clientId } = provider;
    const now = Math.floor(Date.now() / 1000);
    const header = base64({ alg: misdeed === 'no-signature' ? 'none' : 'ES256', kid: 'own', typ: 'JWT' });
    const claims = base64({
      iss: misdeed === 'another-issuer' ? 'https://id.example.org' : issuer,
      aud: misdeed === 'another-audience' ? 'another-client' : clientId,
      iat: now,
      exp: misdeed === 'run-out' ? now - 3600 : now + 300,
      nonce: misdeed === 'another-nonce' ? 'made up' : nonce,
      ...person,
    });
    if (misdeed === 'no-signature') return `${header}.${claims}.`;
    const key = (misdeed === 'another-key' ? others : own).privateKey;
    const signature = sign('sha256', Buffer.from(`${header}.${claims}`), { key, dsaEncoding: 'ieee-p1363' });
    return `${header}.${claims}.${signature.toString('base64url')}`;
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', provider.issuer);
    if (provider.misdeed === 'silent') return;
    const json = (status: number, body: unknown) =>
      res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    const ways: Record<string, () => unknown> = {
      '/.well-known/openid-configuration': () =>
        json(200, {
          issuer: provider.issuer,
          authorization_endpoint: `${provider.issuer}/authorize`,
          token_endpoint: `${provider.issuer}/token`,
          jwks_uri: `${provider.issuer}/keys`,
          id_token_signing_alg_values_supported: ['ES256'],
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
        }),
      '/keys': () =>
        json(200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'ES256' }] }),
      '/authorize': () => {
        const { searchParams: asked } = url;
        const challenge = asked.get('code_challenge');
        if (asked.get('client_id') !== provider.clientId || challenge === null) return json(400, {});
        const back = new URL(asked.get('redirect_uri') ?? '');
        const code = randomUUID();
        grants.set(code, { nonce: asked.get('nonce'), challenge, redirectUri: back.href });
        back.searchParams.set('state', asked.get('state') ?? '');
        const refusal = new URL(back);
        back.searchParams.set('code', code);
        refusal.searchParams.set('error', 'access_denied');
        refusal.searchParams.set('error_description', 'Somebody <b>cancelled</b>');
        return res
          .writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
          .end(
            `<!doctype html><html lang="en"><title>Provider</title><a href="${escaped(back.href)}">Go on</a> <a href="${escaped(refusal.href)}">Cancel</a>`,
          );
      },
      '/token': async () => {
        provider.tokensAsked += 1;
        const body = new URLSearchParams((await req.setEncoding('utf8').toArray()).join(''));
        const grant = grants.get(body.get('code') ?? '');
        grants.delete(body.get('code') ?? '');
        const proof = createHash('sha256')
          .update(body.get('code_verifier') ?? '')
          .digest('base64url');
        const isClient =
          body.get('client_secret') === provider.clientSecret ||
          req.headers.authorization ===
            `Basic ${Buffer.from(`${provider.clientId}:${encodeURIComponent(provider.clientSecret)}`).toString('base64')}`;
        if (!isClient || grant?.challenge !== proof || body.get('redirect_uri') !== grant.redirectUri)
          return json(400, { error: 'invalid_grant' });
        if (provider.misdeed === 'no-token') return json(500, { error: 'server_error' });
        return json(200, {
          access_token: randomUUID(),
          refresh_token: randomUUID(),
          token_type: 'Bearer',
          expires_in: 300,
          id_token: idToken(grant.nonce),
        });
      },
    };
    const way = ways[url.pathname];
    if (way === undefined) json(404, {});
    else await way();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return provider;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Settings of a site that signs in by it. */
export const providerSettings = ({ issuer, clientId, clientSecret }: IdentityProvider) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
});
