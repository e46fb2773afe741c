/** One hash of many files, to know whether what was made from them is still right. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '#lib/cli/project.ts';

/** Hex SHA-256 of the names and bytes of these files and folders of the project; `leaveOut` are starts of paths. */
export function hashOfSources(entries: readonly string[], leaveOut: readonly string[] = []): string {
  const hash = createHash('sha256');
  for (const file of entries.flatMap(filesOf).toSorted()) {
    if (leaveOut.some((start) => file.startsWith(start))) continue;
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(path.join(projectFolder, file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

function filesOf(entry: string): string[] {
  const place = path.join(projectFolder, entry);
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [entry];
  return readdirSync(place, { withFileTypes: true }).flatMap((inner) => {
    const name = path.posix.join(entry, inner.name);
    return inner.isDirectory() ? filesOf(name) : inner.isFile() ? [name] : [];
  });
}
