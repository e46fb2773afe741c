/** `npm test`: installs what is missing, then runs every stage of the tests on the Node 24 that came along. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/run-tests.ts');
