/** `npm run staff`: installs what is missing, then manages accounts of the staff area. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/staff.ts');
