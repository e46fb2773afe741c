/**
 * Takes from a request what only the framework's own layers may say. Those headers switch modes, name other pages, ask
 * for a router's data or bring a nonce; from outside they are at best noise, and no page of ours has a client router.
 */
import type { IncomingMessage } from 'node:http';

const internal =
  /^(?:x-(?:nextjs|next|now|vercel|middleware|invoke|forwarded|prerender|rewrite|http-method)-.*|x-matched-path|x-original-url|forwarded|rsc|next-router-.*|next-url|next-action|next-resume.*|next-test-.*|content-security-policy.*)$/;

/**
 * Takes from a request for a public page what tells readers apart, in place: a page is the same for all of them, so that
 * one reader's copy can be kept for the others.
 */
export function makeAnonymous(req: IncomingMessage): void {
  delete req.headers.cookie;
  delete req.headers.authorization;
  // The framework arranges a page otherwise for a browser that names itself than for one that does not.
  req.headers['user-agent'] = 'a reader';
}

/** Removes internal headers from `req`, in place. */
export function removeInternalHeaders(req: IncomingMessage): void {
  for (const name of Object.keys(req.headers)) if (internal.test(name)) delete req.headers[name];
}
