/** `npm run import:check`: installs what is missing, then compares what is read of a folder of pages with expected facts. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/check-import.ts');
