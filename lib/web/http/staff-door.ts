/**
 * The door of the staff area: which addresses lie behind it, and which requests are refused before anything looks at
 * them. It knows no person and no page.
 */
import type { IncomingMessage } from 'node:http';
import { longestBody, longestUpload, uploadPath } from '#lib/web/staff/endpoint.ts';

/** `page` is read, `api` is posted to. */
export type StaffAddress = 'page' | 'api';

export interface DoorSettings {
  /** Whether this process serves the staff area at all. */
  isOn: boolean;
  /** Public origin; null when none is configured. */
  siteUrl: string | null;
  trustsProxy: boolean;
}

export type DoorRefusal =
  | { status: 403; area: 'insecure' | 'crossSite' }
  | { status: 404; area: 'noStaffArea' }
  | { status: 405; area: 'methodNotAllowed' };

/** Decoded, because the framework decodes before it looks for a page; wider than any page of ours on purpose. */
const pages = /^\/(?:(?:en|bg)\/)?staff(?![\w-])/i;
const api = /^\/staff\/api(?:\/|$)/i;

/** Which side of the staff area a path of a request lies on; null when on none. */
export function staffAddress(pathname: string): StaffAddress | null {
  const path = decodeURIComponent(pathname);
  if (api.test(path)) return 'api';
  return pages.test(path) ? 'page' : null;
}

const reading = new Set(['GET', 'HEAD']);
const writing = new Set(['POST', 'PUT', 'DELETE']);

/** Why a request may not come in; null when it may. */
export function refusalAtDoor(
  req: IncomingMessage,
  address: StaffAddress,
  settings: DoorSettings,
): DoorRefusal | null {
  if (!settings.isOn) return { status: 404, area: 'noStaffArea' };
  const method = req.method ?? '';
  const isWriting = address === 'api' && writing.has(method);
  if (!isWriting && !reading.has(method)) return { status: 405, area: 'methodNotAllowed' };
  if (!isConfidential(req, settings)) return { status: 403, area: 'insecure' };
  if (isWriting && !isFromOurPage(req, settings)) return { status: 403, area: 'crossSite' };
  return null;
}

/** Names by which a browser reaches its own machine; it sends secrets there without encryption too. */
const ownMachine = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** Whether what the browser sends cannot be read on the way: passwords and drafts go through here. */
function isConfidential(req: IncomingMessage, { siteUrl, trustsProxy }: DoorSettings): boolean {
  const host = req.headers.host ?? '';
  const told = trustsProxy ? first(req.headers['x-forwarded-proto']) : undefined;
  if (told !== undefined) return told === 'https';
  if (ownMachine.test(host)) return true;
  // Without a proxy that tells, the operator's word for the public address is taken.
  return !trustsProxy && siteUrl?.startsWith('https:') === true && new URL(siteUrl).host === host;
}

/** Whether a page of this site sends the request. A browser says so by one header or the other; silence is refused. */
function isFromOurPage({ headers }: IncomingMessage, { siteUrl }: DoorSettings): boolean {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  if (site === undefined && origin === undefined) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined || origin === siteUrl) return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  // A page that came without encryption may be anybody's, except on the own machine.
  return host === headers.host && (protocol === 'https:' || ownMachine.test(host));
}

/** The client's network address: the connection's, or the one a trusted proxy adds. */
export function clientAddress(req: IncomingMessage, trustsProxy: boolean): string | null {
  const forwarded = trustsProxy ? req.headers['x-forwarded-for'] : undefined;
  // Each proxy adds the address it saw at the end; only the last was added by ours.
  return [forwarded].flat().at(-1)?.split(',').at(-1)?.trim() || req.socket.remoteAddress || null;
}

const first = (header: string | string[] | undefined) => [header].flat()[0]?.split(',')[0]?.trim();

/** A plain form writes each byte of another alphabet as three characters. */
const formType = /^application\/x-www-form-urlencoded\b/i;

/** How much a request may bring, in bytes: the same text in either encoding of a form. */
export function bodyLimit(pathname: string, contentType: string | undefined): number {
  if (uploadPath.test(pathname)) return longestUpload;
  return formType.test(contentType ?? '') ? 3 * longestBody : longestBody;
}
