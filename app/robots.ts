import type { MetadataRoute } from 'next';
import { siteOrigin } from '#lib/web/site-origin.ts';

export const dynamic = 'force-dynamic';

/** Everything public may be read; pages of narrow searches say themselves that they are not to be listed. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/en/staff', '/bg/staff', '/staff/'],
    },
    sitemap: new URL('/sitemap.xml', siteOrigin()).href,
  };
}
