/** The folder of everything the site keeps: made when it is missing, refused in words when it cannot be used. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { Refusal } from '#lib/errors.ts';

/** Makes the folder. Throws a {@link Refusal} when this process may not write there. */
export function ensureDataFolder(dataDir: string): void {
  try {
    // Others may pass, so that the database's user can; what is secret is closed itself.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Refusal(
      `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}): make it a folder of yours, or set DATA_DIR to another.`,
      { cause: error },
    );
  }
}
