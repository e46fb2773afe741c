import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { TableRow } from '#lib/codecs/table.ts';
import { openTable, TableRefused } from '#lib/imports/tables/open-table.ts';
import { hostileTables } from '#tests/support/table-files.ts';

/** Longer than any file may take: how long each takes is told by the bench. */
const limit = { timeout: 60_000 };

async function reasonOf(bytes: Buffer): Promise<string> {
  const opened = await openTable(bytes);
  if (!opened.ok) return opened.issues.map(({ code }) => code).join();
  try {
    const rows: TableRow[] = [];
    for await (const some of opened.table.rows()) rows.push(...some.slice(0, 1));
    return `read ${rows.length}`;
  } catch (error) {
    if (error instanceof TableRefused) return error.issue.code;
    throw error;
  }
}

describe('a hostile table is refused for what it is', () => {
  test.for(Object.entries(hostileTables))('%s', limit, async ([, { bytes, code }]) => {
    expect(await reasonOf(bytes())).toMatch(code);
  });

  test('and leaves nothing behind', async () => {
    await reasonOf(Buffer.from('a,b\n1,2\n'));
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith(`grantfolio-table-${process.pid}`));
    expect(left).toEqual([]);
  });
});
