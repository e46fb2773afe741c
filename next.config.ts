import path from 'node:path';
import type { NextConfig } from 'next';

/** The framework renders; lib/web/server.ts compresses, tags, caches and guards (content/docs/decisions/0005 and 0006). */
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  compress: false,
  generateEtags: false,
  cacheHandler: path.join(import.meta.dirname, 'lib/web/cache-handler.ts'),
  cacheMaxMemorySize: 0,
  // Metadata belongs to the head for every reader, not only for robots: no late script moves it there.
  htmlLimitedBots: /.*/,
  // Types are a stage of npm test; a build need not wait for them.
  typescript: { ignoreBuildErrors: true },
  experimental: { globalNotFound: true },
};

export default config;
