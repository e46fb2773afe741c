/**
 * Takes from a request what only the framework's own layers may say. Those headers switch modes, name other pages, ask
 * for a router's data or bring a nonce; from outside they are at best noise, and no page of ours has a client router.
 */
import type { IncomingMessage } from 'node:http';

const internal =
  /^(?:x-(?:nextjs|next|now|vercel|middleware|invoke|forwarded|prerender|rewrite|http-method)-.*|x-matched-path|x-original-url|forwarded|rsc|next-router-.*|next-url|next-action|next-resume.*|next-test-.*|content-security-policy.*)$/;

/** Removes internal headers from `req`, in place. */
export function removeInternalHeaders(req: IncomingMessage): void {
  for (const name of Object.keys(req.headers)) if (internal.test(name)) delete req.headers[name];
}
