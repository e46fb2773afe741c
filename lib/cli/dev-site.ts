/** `npm run dev` after installing: the same database and content as `npm start`, and Next's server for developers. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { applyFiles } from '#lib/cli/apply-content.ts';
import { type Ending, runUntilEnded } from '#lib/cli/ending.ts';
import { takeInstance } from '#lib/cli/instance.ts';
import { openDatabase } from '#lib/cli/open-database.ts';
import { checkPort } from '#lib/cli/port.ts';
import { contentFolder, projectFolder, readSettings, runCommand } from '#lib/cli/project.ts';
import { childEnvironment } from '#lib/cli/run-program.ts';
import { webEnvironment } from '#lib/cli/web-environment.ts';
import { Refusal } from '#lib/errors.ts';

async function begin(ending: Ending): Promise<(() => Promise<void>) | undefined> {
  const settings = readSettings();
  const instance = await takeInstance(settings.dataDir);
  ending.add(() => instance.release());
  await checkPort(settings.host, settings.port);
  const database = await openDatabase(settings);
  ending.add(() => database.stop());
  if (ending.hasBegun) return undefined;
  await applyFiles({ ownerUrl: database.ownerUrl, contentDir: contentFolder, onlyIfEmpty: true });

  return async () => {
    const port = String(settings.port);
    const next = path.join(projectFolder, 'node_modules/next/dist/bin/next');
    const server = spawn(process.execPath, [next, 'dev', '--hostname', settings.host, '--port', port], {
      cwd: projectFolder,
      env: childEnvironment({
        ...webEnvironment(settings, database.publicUrl, database.staffUrl),
        PORT: port,
        NODE_ENV: 'development',
      }),
      stdio: 'inherit',
    });
    const ended = once(server, 'exit');
    ending.add(async () => {
      server.kill('SIGTERM');
      await ended;
    });
    await ended;
    throw new Refusal('The development server ended; it says why above.');
  };
}

await runCommand(() => runUntilEnded(begin));
