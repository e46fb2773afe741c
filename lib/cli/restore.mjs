/** `npm run restore`: installs what is missing, then runs restore-backup.ts. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/restore-backup.ts');
