/** Runs a program of node_modules on our own Node, with what it says in a file that is shown when it fails. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '#lib/cli/project.ts';
import { Refusal } from '#lib/errors.ts';

/** How much of a failed program's words is shown. */
const shownLines = 40;

const running = new Set<ChildProcess>();

/** Ends the programs under way: this process stops. */
export function endPrograms(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** The environment of programs and of the web process: never the owner's address, and nothing that calls out. */
export function childEnvironment(added: Record<string, string>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:PG[A-Z]+|DATABASE_URL\w*)$/.test(name));
  return {
    ...Object.fromEntries(own),
    // Empty rather than absent: Next would fill a missing one from the file .env.
    DATABASE_URL: '',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    ...added,
  };
}

/**
 * Runs a script below node_modules to its end. Throws a {@link Refusal} with `failure` when it fails, after showing
 * the end of what it said.
 */
export async function runProgram(options: {
  script: string;
  parameters: readonly string[];
  environment: Record<string, string>;
  logFile: string;
  failure: string;
}): Promise<void> {
  mkdirSync(path.dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile);
  const child = spawn(
    process.execPath,
    [path.join(projectFolder, 'node_modules', options.script), ...options.parameters],
    {
      cwd: projectFolder,
      env: childEnvironment(options.environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C reaches only this process, which ends the program itself.
      detached: true,
    },
  );
  running.add(child);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  running.delete(child);
  await new Promise<void>((resolve) => {
    log.end(resolve);
  });
  if (code === 0) return;
  console.error(readFileSync(options.logFile, 'utf8').trimEnd().split('\n').slice(-shownLines).join('\n'));
  throw new Refusal(`${options.failure} All it said is in ${options.logFile}.`);
}
