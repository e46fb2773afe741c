/** Where the project is, the settings of this run, and how a command ends. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type StartSettings, startSettings } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';

/** The folder of package.json. */
export const projectFolder = path.resolve(import.meta.dirname, '../..');

/** Where the portfolio's files are. */
export const contentFolder = path.join(projectFolder, 'content');

/** The settings of the environment, and of the file .env for what the environment does not set. */
export function readSettings(): StartSettings {
  const file = path.join(projectFolder, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return startSettings(process.env, projectFolder);
}

/** Shows what takes long. */
export const progress = (text: string): void => console.log(text);

/** Runs a command; a {@link Refusal} is printed as it stands, and the exit code is then 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof Refusal) console.error(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}
