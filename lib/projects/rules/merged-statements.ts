/** The statements of two projects that become one. Pure; it never drops what a source says. */
import { isDeepStrictEqual } from 'node:util';
import { readValues } from '#lib/projects/form/read.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { rowRenames, sourceRenames } from '#lib/projects/rules/merge-choices.ts';
import type { Statement } from '#lib/projects/schema.ts';
import { resolveStatementPath } from '#lib/versioning/document-path.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/**
 * What the sources of the project that goes say: kept, under the ids that their sources and rows have now, and preferred
 * only where its value is the one that was chosen.
 */
export function statementsTakenOver(
  gone: { draft: Draft; statements: readonly Statement[] },
  into: Draft,
  merged: Draft,
  registers: FormRegisters,
): Statement[] {
  const [said, shown] = [readValues(gone.draft, registers), readValues(merged, registers)];
  const [sources, rows] = [sourceRenames(gone.draft, into), rowRenames(gone.draft, into)];
  return gone.statements.map((each) => {
    const [row = '', list, id] = /^([a-zA-Z]+)\[([^\]]+)\]/.exec(each.path) ?? [];
    const now = rows.get(row);
    const { value } = each;
    const path = now === undefined ? each.path : `${list}[${now}]${each.path.slice(row.length)}`;
    const namesRow =
      typeof value === 'object' && value !== null && !Array.isArray(value) && value['id'] === id;
    return {
      ...each,
      sourceId: sources.get(each.sourceId) ?? each.sourceId,
      preferred:
        each.preferred && isSame(resolveStatementPath(said, each.path), resolveStatementPath(shown, path)),
      path,
      value: namesRow && now !== undefined ? { ...value, id: now } : value,
    };
  });
}

/** Equal but for the id of a row. */
function isSame(said: unknown, shown: unknown): boolean {
  const bare = (value: unknown) =>
    typeof value === 'object' && value !== null ? { ...value, id: undefined } : value;
  return said !== undefined && isDeepStrictEqual(bare(said), bare(shown));
}
