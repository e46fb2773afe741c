/** `npm run bench`: installs what is missing, then measures how fast the site is, on the Node 24 that came along. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('tests/bench/measure.ts');
