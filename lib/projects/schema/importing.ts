/** What the commands that bring in a table take. Strict: a column that is none of ours is refused by name. */
import { z } from 'zod';
import { columnNamed, keyColumns } from '#lib/projects/columns/columns.ts';
import { currencies, slug } from '#lib/projects/schema.ts';

/** The names that a column of a table may be given. */
export const isColumnTarget = (name: string): boolean =>
  name === 'currency' || (keyColumns as readonly string[]).includes(name) || columnNamed(name) !== null;

const target = z.string().max(60).refine(isColumnTarget, { error: 'unknown-column' });

export const mappingInput = z.strictObject({
  columns: z.array(target.nullable()).max(1_000),
  key: z.enum(['id', 'slug', 'number', 'none']),
  /** A word or a sign. */
  clears: z.string().trim().max(40),
  programme: slug.nullable(),
  decimals: z.enum([',', '.']).nullable(),
  dates: z.enum(['day-first', 'month-first']),
  currency: z.enum(currencies).nullable(),
});

export const keepTableInput = z.strictObject({
  batchId: z.uuid(),
  name: z.string().trim().min(1).max(300),
  fileKey: z.string().max(200),
  /** What `openTable` said of the file. */
  table: z.strictObject({
    format: z.enum(['csv', 'xlsx', '360giving', 'iati']),
    own: z.boolean(),
    encoding: z.string().max(40).optional(),
    separator: z.string().max(1).optional(),
    sheet: z.string().max(200).optional(),
    sheets: z.array(z.string().max(200)).max(1_000).optional(),
    header: z.array(z.string()).max(1_000),
    headerLine: z.int().positive(),
    sample: z.array(z.array(z.string())).max(100),
  }),
});

export const importInput = z.strictObject({ batchId: z.uuid() });
