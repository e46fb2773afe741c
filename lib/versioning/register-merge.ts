/**
 * How the entries of a register that files of content bring meet those that staff changed: field by field, against what
 * content gave last. What staff changed stays; nothing of either side is dropped without a word.
 */
import type { Prisma } from '#prisma/generated/client.ts';

type Value = string | number | boolean | null | readonly string[];

/** An entry as its columns; the one that names it is told apart by {@link mergeRegister}'s `key`. */
export type Entry = Readonly<Record<string, Value>>;

/** A field that both content and staff changed: it stands as staff have it. */
export interface KeptField {
  id: string;
  field: string;
}

export interface MergedRegister {
  rows: Entry[];
  kept: KeptField[];
}

/** One entry of three sides. `base` null: content never gave it. `current` null: staff took it out, or it is new. */
export function mergeEntry(
  base: Entry | null,
  content: Entry,
  current: Entry | null,
): { row: Entry | null; kept: string[] } {
  if (current === null) return { row: base === null ? content : null, kept: [] };
  const kept: string[] = [];
  const row: Record<string, Value> = { ...current };
  for (const [field, wanted] of Object.entries(content)) {
    const [was, is] = [base?.[field] ?? null, current[field] ?? null];
    if (isList(wanted)) {
      row[field] = mergeLists(isList(was) ? was : [], wanted, isList(is) ? is : []);
    } else if (same(was, is) && base !== null) {
      row[field] = wanted;
    } else if (!same(wanted, is) && !same(wanted, was)) {
      kept.push(field);
    }
  }
  return { row, kept };
}

/**
 * The register `name` as it is to be written: the entries of `content` over those there now. Entries of staff stay, an
 * entry that content no longer has goes unless staff changed it or `isUsed`; one that staff merged away stays away.
 * Remembers `content` as the base of the next time.
 */
export async function mergeRegister(
  tx: Prisma.TransactionClient,
  name: string,
  sides: {
    key: string;
    content: readonly Entry[];
    current: readonly Entry[];
    isUsed: (id: string) => boolean;
  },
): Promise<MergedRegister> {
  const idOf = (entry: Entry) => String(entry[sides.key]);
  const bases = new Map(
    (await tx.registerBase.findMany({ where: { register: name } })).map(({ id, entry }) => [
      id,
      entry as Record<string, Value>,
    ]),
  );
  const current = new Map(sides.current.map((entry) => [idOf(entry), entry]));
  const outcome: MergedRegister = { rows: [], kept: [] };
  for (const entry of sides.content) {
    const id = idOf(entry);
    const { row, kept } = mergeEntry(bases.get(id) ?? null, entry, current.get(id) ?? null);
    if (row !== null) outcome.rows.push(row);
    outcome.kept.push(...kept.map((field) => ({ id, field })));
  }
  const given = new Set(sides.content.map(idOf));
  for (const [id, entry] of current) {
    if (given.has(id)) continue;
    const base = bases.get(id);
    const isUntouched =
      base !== undefined &&
      Object.keys(base).every((field) => same(base[field] ?? null, entry[field] ?? null));
    if (!isUntouched || sides.isUsed(id)) outcome.rows.push(entry);
  }
  await tx.registerBase.deleteMany({ where: { register: name } });
  await tx.registerBase.createMany({
    data: sides.content.map((entry) => ({ register: name, id: idOf(entry), entry })),
  });
  return outcome;
}

const isList = (value: Value | undefined): value is readonly string[] => Array.isArray(value);

const same = (a: Value, b: Value) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What content added and took out since, done to what is there. */
function mergeLists(was: readonly string[], wanted: readonly string[], is: readonly string[]): string[] {
  const removed = new Set(was.filter((item) => !wanted.includes(item)));
  const added = wanted.filter((item) => !was.includes(item));
  return [...new Set([...is.filter((item) => !removed.has(item)), ...added])];
}
