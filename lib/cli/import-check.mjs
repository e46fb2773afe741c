/** `npm run import:check`: installs what is missing, then compares what is read of a folder of pages with expected facts. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/check-import.ts');
