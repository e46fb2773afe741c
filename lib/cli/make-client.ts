/** Makes the database client; in a process of its own, before another one loads what imports it. */
import { ensureClient } from '#lib/cli/build.ts';
import { runCommand } from '#lib/cli/project.ts';

await runCommand(ensureClient);
