/** Whether a name that staff give an entry of a register already means another one. Case does not tell names apart. */
import type { Issue } from '#lib/issues.ts';

interface Names {
  nameEn: string;
  nameBg: string;
  aliases: readonly string[];
}

/** An issue for each name of `wanted` that one of `others` has. */
export function takenNames(others: readonly Names[], wanted: Names): Issue[] {
  const key = (name: string) => name.toLowerCase().trim();
  const taken = new Set(
    others.flatMap(({ nameEn, nameBg, aliases }) => [nameEn, nameBg, ...aliases].map(key)),
  );
  return [
    ['nameEn', wanted.nameEn] as const,
    ['nameBg', wanted.nameBg] as const,
    ...wanted.aliases.map((alias) => ['aliases', alias] as const),
  ].flatMap(([field, name]): Issue[] =>
    taken.has(key(name)) ? [{ field, code: 'name-taken', context: { name } }] : [],
  );
}
