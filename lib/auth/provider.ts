/**
 * The identity provider by which staff may sign in: where it says what it can do, and whether it answers as the one that
 * was set. It knows no person, and nothing it says about people is believed here.
 */
import { z } from 'zod';

/** An identity provider that speaks OpenID Connect. */
export interface Provider {
  /** Address of the issuer, without `/.well-known/…`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Somebody waits for the page; a provider that takes longer is as good as away. */
const answersWithinMs = 3000;

const bare = (address: string) => address.replace(/\/+$/, '');

/** Where a provider describes itself (OpenID Connect Discovery 1.0, 4). */
export const discoveryAddress = (issuer: string) => `${bare(issuer)}/.well-known/openid-configuration`;

/** Either as the settings demand: encrypted, or on this machine. */
const endpoint = z.url({ protocol: /^https?$/ });

const description = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: endpoint,
  token_endpoint: endpoint,
  jwks_uri: endpoint,
});

/** Whether the provider answers now, names itself as it was set (Discovery 1.0, 4.3) and has what a sign-in needs. */
export async function answersAsProvider({ issuer }: Pick<Provider, 'issuer'>): Promise<boolean> {
  try {
    const answer = await fetch(discoveryAddress(issuer), {
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(answersWithinMs),
    });
    const said = description.safeParse(answer.ok ? await answer.json() : null);
    return said.success && bare(said.data.issuer) === bare(issuer);
  } catch {
    // No connection, too late, or no JSON: whoever wanted to sign in is told, and may use another way.
    return false;
  }
}
