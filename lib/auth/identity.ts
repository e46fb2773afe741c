/**
 * Who somebody is: passwords, passkeys and an identity provider, by better-auth, and the session that follows. What a
 * person may do, second factors, invitations and limits are ours and elsewhere; nothing here is reachable from outside
 * but through a path of ours that counts attempts.
 */
import { passkey } from '@better-auth/passkey';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal';
import { genericOAuth } from 'better-auth/plugins';
import { sessionIdleHours, sessionLongestDays } from '#lib/auth/gate.ts';
import { hashPassword, verifyPassword } from '#lib/auth/password-hash.ts';
import { longestPassword, shortestPassword } from '#lib/auth/password-rules.ts';
import { discoveryAddress, type Provider } from '#lib/auth/provider.ts';
import { cookiePrefix } from '#lib/auth/session-cookie.ts';
import type { Database } from '#lib/db/client.ts';

export interface IdentityOptions {
  db: Database;
  secret: string;
  /** Where the site is reached, without a path: passkeys belong to its host. */
  origin: string;
  /** Name of the site, as passkey dialogs show it. */
  siteName: string;
  provider: Provider | null;
}

/** Below it lie the few addresses of better-auth that a browser needs itself. */
const identityPath = '/staff/api/auth';

/** The provider's name in addresses and in the database. */
export const providerId = 'oidc';

const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

const passkeySignIn = '/passkey/verify-authentication';

export type Identity = ReturnType<typeof createIdentity>;

/** better-auth over our tables. One for each origin; it keeps no state of its own. */
export function createIdentity({ db, secret, origin, siteName, provider }: IdentityOptions) {
  return betterAuth({
    appName: siteName,
    baseURL: origin,
    basePath: identityPath,
    secret,
    trustedOrigins: [origin],
    database: prismaAdapter(db, { provider: 'postgresql', transaction: true }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Its own limiter is passed by from inside; ours stands before every path.
    rateLimit: { enabled: false },
    user: { modelName: 'person' },
    session: {
      modelName: 'session',
      fields: { userId: 'personId' },
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false, returned: false } },
      // The cookie may live as long as any session; when a session ends is the gate's to say, by the database's clock.
      expiresIn: sessionLongestDays * 86_400,
      disableSessionRefresh: true,
      freshAge: 15 * 60,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'credential',
      fields: { userId: 'personId' },
      // We ask the provider who somebody is, and nothing later: its tokens are not kept.
      updateAccountOnSignIn: false,
      storeAccountCookie: false,
      // So that leading somebody to the provider writes nothing here.
      storeStateStrategy: 'cookie',
      // A provider that vouches for the address signs in who was invited under it.
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    verification: { modelName: 'verification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    databaseHooks: hooksOver(db),
    advanced: {
      cookiePrefix,
      // The prefix __Host- demands what these say; __Secure- would be put before it.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [passkeyPlugin(origin, siteName), ...(provider === null ? [] : [providerPlugin(provider)])],
  });
}

/** What our tables ask for that better-auth does not know of. */
function hooksOver(db: Database) {
  return {
    user: { create: { before: async () => false } },
    account: {
      create: { before: async (account: object) => ({ data: { ...account, ...noTokens } }) },
    },
    session: {
      create: {
        before: async (session: { userId: string }, context: { path: string } | null) => {
          const person = await db.person.findUnique({ where: { id: session.userId } });
          if (!person || person.disabledAt || person.erasedAt) return false;
          // A passkey that checked its owner is two factors: the device, and the finger, face or PIN.
          const secondFactorAt = context?.path === passkeySignIn ? new Date() : null;
          const expiresAt = new Date(Date.now() + sessionIdleHours * 3_600_000);
          return { data: { ...session, expiresAt, secondFactorAt } };
        },
      },
    },
  } satisfies BetterAuthOptions['databaseHooks'];
}

/** Passkeys for this host that checked their owner, at their making and at each use. */
function passkeyPlugin(origin: string, siteName: string) {
  const nobodyChecked = () => new Error('The passkey checked nobody.');
  return passkey({
    rpName: siteName,
    rpID: new URL(origin).hostname,
    origin,
    schema: { passkey: { fields: { userId: 'personId', credentialID: 'credentialId' } } },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      requireSession: true,
      afterVerification: ({ verification }) => {
        if (!verification.registrationInfo?.userVerified) throw nobodyChecked();
      },
    },
    authentication: {
      afterVerification: ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw nobodyChecked();
      },
    },
  });
}

function providerPlugin({ issuer, clientId, clientSecret }: Provider) {
  return genericOAuth({
    config: [
      {
        providerId,
        discoveryUrl: discoveryAddress(issuer),
        // Who somebody is has to be signed by the provider, for us and for this one sign-in.
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
      },
    ],
  });
}
