/** How long links, counters and a person's data last. Pure numbers and judgements; the texts about privacy repeat them. */

import type { StaffMembership } from '#lib/accounts/schema.ts';
import type { Counter, Limit } from '#lib/limits/attempts.ts';

export const invitationDays = 7;
export const resetHours = 1;

const quarterHour = 15 * 60;

/** Wrong passwords and codes of one account, over all ways in: the eleventh within fifteen minutes is refused. */
const perAccount: Limit = { name: 'account', most: 10, seconds: quarterHour };
/** Of one network, over all accounts: an office shares one address, and its people mistype too. */
const perNetwork: Limit = { name: 'network', most: 40, seconds: quarterHour };
/** Links that lead nowhere, of one network. */
const perNetworkLinks: Limit = { name: 'links', most: 10, seconds: quarterHour };
/** Letters with a link to a new password. */
const resetsPerAccount: Limit = { name: 'reset-account', most: 3, seconds: 3600 };
const resetsPerNetwork: Limit = { name: 'reset-network', most: 20, seconds: 3600 };

/** Questions to passkeys, of one network: each leaves a row, and most people ask one a day. */
const perNetworkQuestions: Limit = { name: 'passkey-questions', most: 60, seconds: quarterHour };

/** What an attempt to prove who one is counts for. */
export function proofCounters(email: string, network: string): Counter[] {
  return [
    { limit: perAccount, subject: email.trim().toLowerCase() },
    { limit: perNetwork, subject: network },
  ];
}

export const questionCounters = (network: string): Counter[] => [
  { limit: perNetworkQuestions, subject: network },
];

/** Answers of the identity provider that signed nobody in, of one network. */
const perNetworkProvider: Limit = { name: 'provider', most: 40, seconds: quarterHour };

export const providerCounters = (network: string): Counter[] => [
  { limit: perNetworkProvider, subject: network },
];

export const linkCounters = (network: string): Counter[] => [{ limit: perNetworkLinks, subject: network }];

/** What the wish for a new password counts for. */
export function resetCounters(email: string, network: string): Counter[] {
  return [
    { limit: resetsPerAccount, subject: email },
    { limit: resetsPerNetwork, subject: network },
  ];
}

/** Whether these roles let somebody manage everybody's. */
export const rulesEverything = (roles: readonly StaffMembership[]) =>
  roles.some(({ role, programme }) => role === 'administrator' && programme === null);
