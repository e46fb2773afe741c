/** `npm run staff`: installs what is missing, then manages accounts of the staff area. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/staff.ts');
