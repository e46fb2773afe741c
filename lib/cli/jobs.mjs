/** `npm run jobs`: installs what is missing, then works off jobs in a process of its own (JOBS=apart). */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/run-jobs.ts');
