/**
 * Every address that staff post to or fetch from, by name. `answerStaff` enforces it, the documentation is printed from
 * it, and a test tries each row with every kind of person.
 */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';
import { accountsEndpoints } from '#lib/web/staff/endpoints/accounts.ts';
import { editionsEndpoints } from '#lib/web/staff/endpoints/editions.ts';
import { importsEndpoints } from '#lib/web/staff/endpoints/imports.ts';
import { mediaEndpoints } from '#lib/web/staff/endpoints/media.ts';
import { mergingEndpoints } from '#lib/web/staff/endpoints/merging.ts';
import { operationsEndpoints } from '#lib/web/staff/endpoints/operations.ts';
import { projectsEndpoints } from '#lib/web/staff/endpoints/projects.ts';
import { promoterEndpoints } from '#lib/web/staff/endpoints/promoter.ts';
import { registersEndpoints } from '#lib/web/staff/endpoints/registers.ts';
import { tablesEndpoints } from '#lib/web/staff/endpoints/tables.ts';

const table = {
  ...accountsEndpoints,
  ...projectsEndpoints,
  ...editionsEndpoints,
  ...importsEndpoints,
  ...mediaEndpoints,
  ...mergingEndpoints,
  ...promoterEndpoints,
  ...registersEndpoints,
  ...tablesEndpoints,
  ...operationsEndpoints,
} as const;

export type EndpointName = keyof typeof table;

/** Those that also serve who is not signed in. */
export type OpenEndpointName = {
  [Name in EndpointName]: (typeof table)[Name]['who'] extends 'anyone' ? Name : never;
}[EndpointName];

/** The table, by name. */
export const endpoints: Readonly<Record<string, Endpoint>> = table;

/** One row of the table. */
export function endpointOf(name: EndpointName): Endpoint {
  const endpoint = endpoints[name];
  if (endpoint === undefined) throw new Error(`No such endpoint: ${name}`);
  return endpoint;
}
